import { useQuery } from '@tanstack/react-query';

import { PickProcedure } from '../intake/pick-procedure.tsx';
import { type Definition, definitionOf } from '../procedures/definition.ts';
import { agenciesQuery, procedureQuery, proceduresQuery } from '../queries.ts';
import { today } from '../time.ts';
import { newestInForce } from '../intake/offered-procedures.ts';
import type { Dossier } from './offered.ts';

/** Chooses the procedure a dossier should have been taken in under: in force, of the same kind of agency. */
export function RightProcedure({
  id,
  dossier: { owner, procedure: wrong },
  value,
  flaw,
  onChoose,
}: {
  id: string;
  dossier: Dossier;
  value: string;
  flaw: string | undefined;
  onChoose: (code: string) => void;
}) {
  const { data: agencies } = useQuery(agenciesQuery);
  const { data: catalogue } = useQuery(proceduresQuery);
  const kind = agencies?.items.find((one) => one.id === owner.id)?.kind;
  const procedures = newestInForce(
    (catalogue?.items ?? []).filter(
      ({ code, ownerKind }) => ownerKind === kind && code !== wrong.code,
    ),
    today(),
  );
  return (
    <>
      <PickProcedure
        id={id}
        procedures={procedures}
        chosen={procedures.find(({ code }) => code === value)}
        flaw={flaw}
        onChoose={onChoose}
      />
      <p className="soft small">
        Hồ sơ giữ mã và ngày tiếp nhận; bước đang làm dở của thủ tục cũ kết thúc, hạn trả tính lại
        theo thủ tục đúng.
      </p>
    </>
  );
}

/** The definition of the procedure that was chosen; undefined until it is known. */
export const useRightProcedure = (code: string): Definition | undefined => {
  const { data } = useQuery({ ...procedureQuery(code), enabled: code !== '' });
  return data && definitionOf(data);
};
