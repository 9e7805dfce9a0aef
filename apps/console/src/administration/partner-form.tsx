import { useQuery } from '@tanstack/react-query';
import { type ReactNode, type SubmitEvent, useState } from 'react';

import type { Schemas } from '../api.ts';
import { Check } from '../parts/field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { agenciesQuery, proceduresQuery } from '../queries.ts';
import { type CodePair, CodePairs, pairsOf, recordOf } from './code-pairs.tsx';

/** What an administrator says of a partner; the secret is '' where one is to be made. */
export type PartnerGiven = Required<Schemas['PartnerBody']> & { id: string; secret: string };

/** Registers a partner, or changes how it is registered. */
export function PartnerForm({
  title,
  button,
  partner,
  pending,
  problem,
  onGiven,
  onCancel,
}: {
  title: string;
  button: string;
  /** Absent: a new one. */
  partner?: Schemas['Partner'];
  pending: boolean;
  problem: ReactNode;
  onGiven: (given: PartnerGiven) => void;
  onCancel: () => void;
}) {
  const { data: agencies } = useQuery(agenciesQuery);
  const { data: procedures } = useQuery(proceduresQuery);
  const [id, setId] = useState(partner?.id ?? '');
  const [name, setName] = useState(partner?.name ?? '');
  const [url, setUrl] = useState(partner?.url ?? '');
  const [knownAs, setKnownAs] = useState(partner?.knownAs ?? '');
  const [secret, setSecret] = useState('');
  const [hosts, setHosts] = useState(partner?.hosts ?? false);
  const [wants, setWants] = useState(partner?.wants.includes('dossier.changed') ?? false);
  const [agencyPairs, setAgencyPairs] = useState<CodePair[]>(pairsOf(partner?.agencies ?? {}));
  const [procedurePairs, setProcedurePairs] = useState<CodePair[]>(
    pairsOf(partner?.procedures ?? {}),
  );
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (pending) return;
    onGiven({
      id: id.trim(),
      secret: secret.trim(),
      name: name.trim(),
      url: url.trim(),
      knownAs: knownAs.trim() === '' ? null : knownAs.trim(),
      hosts,
      wants: wants ? ['dossier.changed'] : [],
      agencies: recordOf(agencyPairs),
      procedures: recordOf(procedurePairs),
    });
  };
  return (
    <form className="sheet stack" onSubmit={submit}>
      <h2>{title}</h2>
      {problem}
      <div className="pair">
        <TextField
          label="Tên hệ thống"
          hint="Tên gọi mà cán bộ ở đây nhận ra."
          required
          autoFocus
          value={name}
          onChange={setName}
        />
        {!partner && (
          <TextField
            label="Mã đối tác"
            hint="Chữ thường không dấu, số, gạch nối; không đổi được."
            required
            autoCapitalize="none"
            spellCheck={false}
            value={id}
            onChange={setId}
          />
        )}
        <TextField
          label="Địa chỉ nhận tin"
          hint="https://…/exchange/v1/messages nếu là một Motcua khác."
          type="url"
          required
          value={url}
          onChange={setUrl}
        />
        <TextField
          label="Đối tác gọi hệ thống này là"
          hint="Mã họ đặt cho ta; bỏ trống nếu không cần."
          autoCapitalize="none"
          spellCheck={false}
          value={knownAs}
          onChange={setKnownAs}
        />
        {!partner && (
          <TextField
            label="Khóa ký do đối tác cấp"
            hint="Bỏ trống thì hệ thống tạo và hiện một lần."
            autoComplete="off"
            spellCheck={false}
            placeholder="whsec_…"
            value={secret}
            onChange={setSecret}
          />
        )}
      </div>
      <CodePairs
        legend="Cơ quan đối tác thay mặt"
        add="Thêm cơ quan"
        choices={agencies?.items.map(({ id: code, name: words }) => ({ code, words })) ?? []}
        pairs={agencyPairs}
        onChange={setAgencyPairs}
      />
      <Check checked={hosts} onChange={setHosts}>
        Các cơ quan này làm việc trên hệ thống của đối tác, không làm ở đây
      </Check>
      <Check checked={wants} onChange={setWants}>
        Báo cho đối tác mỗi khi hồ sơ có phần của các cơ quan này thay đổi (không kèm dữ liệu cá
        nhân)
      </Check>
      <CodePairs
        legend="Thủ tục có mã khác ở đối tác"
        add="Thêm thủ tục"
        choices={
          procedures?.items.map(({ code, name: words }) => ({ code, words: `${code} ${words}` })) ??
          []
        }
        pairs={procedurePairs}
        onChange={setProcedurePairs}
      />
      <div className="row">
        <button className="button button-usual" disabled={pending}>
          {pending ? 'Đang ghi…' : button}
        </button>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          Thôi
        </button>
      </div>
    </form>
  );
}
