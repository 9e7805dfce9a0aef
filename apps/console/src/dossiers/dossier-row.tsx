import { Link } from '@tanstack/react-router';

import type { Schemas } from '../api.ts';
import { StandingMark } from '../parts/mark.tsx';
import { momentText } from '../time.ts';
import { phaseNames } from '../words.ts';
import { ApplicantName } from './applicant-name.tsx';
import { useTellsAgency } from './tells-agency.ts';

/** One dossier of a list: how it stands, whose it is, what it is about, where it is. */
export function DossierRow({ dossier }: { dossier: Schemas['ListedDossier'] }) {
  const { id, procedure, owner, phase, submittedAt, holds, atRisk } = dossier;
  const tells = useTellsAgency();
  return (
    <Link to="/ho-so/$id" params={{ id }} data-row>
      <span className="cell">
        <StandingMark dossier={dossier} />
        {atRisk && <span className="small">Chặng sau không kịp</span>}
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
        <span className="soft small">
          {holds.length > 0
            ? holds.map(({ label }) => label).join(', ')
            : `nộp ${momentText(submittedAt)}`}
        </span>
      </span>
    </Link>
  );
}
