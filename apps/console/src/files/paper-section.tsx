import { useQuery } from '@tanstack/react-query';

import type { Schemas } from '../api.ts';
import { filesQuery } from '../queries.ts';
import { momentText } from '../time.ts';
import { fileAddress, sizeText } from './send-file.ts';
import { copyNames, purposeNames, uncheckedNames } from './words.ts';

type Handed = Schemas['HandedPaper'];

/** The papers of a dossier as they came, and their files to download. */
export function PaperSection({ id, version }: { id: string; version: number }) {
  const { data } = useQuery(filesQuery(id, version));
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="sheet stack-close" aria-labelledby="giay-to">
      <h2 id="giay-to">Giấy tờ, tệp</h2>
      <ul className="parts">
        {items.map((paper, place) => (
          <li key={`${paper.seq} ${place}`}>
            <PaperLine paper={paper} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PaperLine({ paper }: { paper: Handed }) {
  const { paperName, purpose, copy, at, actorName, voided, signed, signatures, sha256, file } =
    paper;
  const who = actorName === null ? '' : ` · ${actorName}`;
  return (
    <div>
      <p className="strong">
        {voided ? (
          <s>{paperName ?? purposeNames[purpose]}</s>
        ) : (
          (paperName ?? purposeNames[purpose])
        )}
      </p>
      {file && <FileLine file={file} />}
      <p className="soft small">
        {copyNames[copy]}
        {paperName !== null && ` · ${purposeNames[purpose].toLowerCase()}`} · {momentText(at)}
        {who}
      </p>
      {signed && actorName !== null && <p className="small">Đã ký: {actorName}</p>}
      {signatures.map(({ subject, issuer, serial, signedAt, notChecked }) => (
        <p key={serial} className="small">
          Chữ ký số: {subject}
          {signedAt !== null && ` · ký lúc ${momentText(signedAt)}`}
          <span className="soft">
            {' '}
            · cấp bởi {issuer}
            {notChecked.length > 0 &&
              ` · chưa kiểm: ${notChecked.map((one) => uncheckedNames[one]).join(', ')}`}
          </span>
        </p>
      ))}
      {sha256 !== null && (
        <p className="soft small">
          Mã băm{' '}
          <code title={`SHA-256: ${sha256}`}>
            {sha256.slice(0, 8)}…{sha256.slice(-4)}
          </code>
          {!file && ' (tệp không ở hệ thống này)'}
        </p>
      )}
    </div>
  );
}

function FileLine({ file: { id, name, size, state } }: { file: NonNullable<Handed['file']> }) {
  if (state === 'removed') return <p className="soft small">Tệp đã xóa theo căn cứ pháp luật.</p>;
  if (name === null) return <p className="soft small">Tệp được che theo quyền của bạn.</p>;
  if (state === 'refused') return <p className="flaw">{name}: có mã độc, không mở được.</p>;
  if (state === 'quarantined') return <p className="soft">{name}: đang chờ quét mã độc.</p>;
  return (
    <p className="row">
      <a href={fileAddress(id)} className="file-name">
        {name}
      </a>
      <span className="soft small">{sizeText(size)}</span>
    </p>
  );
}
