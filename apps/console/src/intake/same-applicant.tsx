import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { OPEN_PHASES } from '../dossiers/filters.ts';
import { plainLetters } from '../plain-letters.ts';
import { dossierPage } from '../queries.ts';
import { momentText } from '../time.ts';
import { phaseNames } from '../words.ts';
import { type IntakeDraft, soughtBy } from './draft.ts';

/** Says whether this person has a dossier of this procedure under way already: filed twice, or asked about. */
export function SameApplicant({ draft }: { draft: IntakeDraft }) {
  const sought = soughtBy(draft);
  const { data } = useQuery({
    queryKey: ['dossiers', 'same-applicant', draft.procedure, sought],
    queryFn: ({ signal }) =>
      dossierPage(
        { q: sought?.text ?? '', procedure: draft.procedure, phase: OPEN_PHASES, limit: 5 },
        signal,
      ),
    enabled: sought !== null && draft.procedure !== '',
  });
  const same = (data?.items ?? []).filter(
    ({ applicant }) =>
      sought?.by === 'phone' || plainLetters(applicant?.name ?? '') === plainLetters(draft.name),
  );
  if (same.length === 0) return null;
  return (
    <div className="note note-care" role="status">
      <h3>
        {sought?.by === 'phone' ? 'Số điện thoại này' : 'Người cùng tên này'} đang có hồ sơ của thủ
        tục này
      </h3>
      <ul>
        {same.map(({ id, applicant, phase, submittedAt }) => (
          <li key={id}>
            <Link to="/ho-so/$id" params={{ id }}>
              {id}
            </Link>{' '}
            · {applicant?.name} · {phaseNames[phase].toLowerCase()} · nộp {momentText(submittedAt)}
          </li>
        ))}
      </ul>
      <p className="small">Nộp trùng thì không tiếp nhận thêm; phiếu đang nhập vẫn được giữ.</p>
    </div>
  );
}
