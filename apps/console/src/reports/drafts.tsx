import { agoText } from '../time.ts';

interface Draft {
  period: string;
  periodName: string;
  agency: { id: string; name: string };
  draftedAt: string;
  asOf: string;
  asKnownAt: string;
  locked: number | null;
}

/** Drafts the system has made at the ends of periods: each opens with the figures it was announced with. */
export function Drafts({
  drafts,
  onOpen,
}: {
  drafts: readonly Draft[];
  onOpen: (draft: Draft) => void;
}) {
  if (drafts.length === 0) return null;
  return (
    <details className="no-print">
      <summary>Dự thảo đã lập ({drafts.length})</summary>
      <ul className="parts">
        {drafts.map((draft) => (
          <li key={`${draft.period}${draft.agency.id}`}>
            <button type="button" className="button button-quiet" onClick={() => onOpen(draft)}>
              {draft.periodName}, {draft.agency.name}
            </button>
            <span className="soft small">
              {draft.locked !== null && 'đã khóa · '}
              {agoText(draft.draftedAt)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
