import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import type { Schemas } from '../api.ts';
import { type OfferedForm, usePrint } from '../dossier/use-print.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { formsQuery } from '../queries.ts';

/** The receipt of a dossier that was just accepted, handed to the browser without being asked for; none where none is due. */
export function ReceiptAtOnce({
  dossier: { id, version },
}: {
  dossier: Pick<Schemas['Dossier'], 'id' | 'version'>;
}) {
  const forms = useQuery(formsQuery(id, version));
  const receipt = forms.data?.items.find(({ form }) => form === 'receipt');
  return receipt ? <Download id={id} receipt={receipt} /> : null;
}

function Download({ id, receipt }: { id: string; receipt: OfferedForm }) {
  const print = usePrint(id);
  const { mutate } = print;
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    mutate(receipt);
  }, [mutate, receipt]);
  if (print.isError)
    return (
      <div className="stack-close">
        <p className="strong">Hồ sơ đã được tiếp nhận; giấy hẹn chưa tải được.</p>
        <ProblemNote error={print.error} onRetry={() => mutate(receipt)} />
      </div>
    );
  return (
    <p role="status">
      {print.isSuccess
        ? 'Đã tải giấy hẹn về máy: mở tệp Word vừa tải rồi in, giao cho người nộp.'
        : 'Đang tải giấy hẹn…'}
    </p>
  );
}
