import { Link } from '@tanstack/react-router';

import type { Schemas } from '../api.ts';
import { parcelNames, wayNames } from '../afterlife/words.ts';
import { StandingMark } from '../parts/mark.tsx';
import { dayText, momentText } from '../time.ts';
import { phaseNames } from '../words.ts';
import { ApplicantName } from './applicant-name.tsx';
import { useTellsAgency } from './tells-agency.ts';

/** One dossier of a list: how it stands, whose it is, what it is about, where it is. */
export function DossierRow({ dossier }: { dossier: Schemas['ListedDossier'] }) {
  const { id, procedure, owner, phase, atRisk, heldLong } = dossier;
  const tells = useTellsAgency();
  return (
    <Link to="/ho-so/$id" params={{ id }} data-row>
      <span className="cell">
        <StandingMark dossier={dossier} />
        {atRisk && <span className="small">Chặng sau không kịp</span>}
        {heldLong && <span className="small">Tạm dừng quá lâu</span>}
      </span>
      <span className="cell">
        <span className="code">{id}</span>
        <ApplicantName applicant={dossier.applicant} />
      </span>
      <span className="cell">
        <span>{procedure.name}</span>
        <span className="soft small">
          {dossier.field}
          {tells(owner) && ` · ${owner.name}`}
        </span>
      </span>
      <span className="cell">
        <span>{phaseNames[phase]}</span>
        <span className="soft small">{asideOf(dossier)}</span>
      </span>
    </Link>
  );
}

/** What is to be known of it beside its phase: why it waits, how its parcel stands, how long it is kept. */
const asideOf = (dossier: Schemas['ListedDossier']): string => {
  const { holds, parcel, archivedAt, archivePlace, keepUntil, way, phase, submittedAt } = dossier;
  if (holds.length > 0) return holds.map(({ label }) => label).join(', ');
  if (archivedAt !== null)
    return `${archivePlace ?? ''} · ${keepUntil === null ? 'lưu vĩnh viễn' : `lưu đến ${dayText(keepUntil)}`}`;
  if (parcel !== null) return parcelNames[parcel].toLocaleLowerCase('vi');
  if (phase === 'finished' && way !== 'counter') return wayNames[way].toLocaleLowerCase('vi');
  return `nộp ${momentText(submittedAt)}`;
};
