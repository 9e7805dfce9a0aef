import { Link } from '@tanstack/react-router';

import type { Schemas } from '../api.ts';
import { ApplicantName } from '../dossiers/applicant-name.tsx';
import { useTellsAgency } from '../dossiers/tells-agency.ts';
import { Mark } from '../parts/mark.tsx';
import { daysAgoText, momentText } from '../time.ts';
import { channelNames } from '../words.ts';

type Dossier = Schemas['ListedDossier'];

/** What somebody filed and nobody has accepted yet: no step of any procedure, but work of the desk all the same. */
export function Waiting({ items, more }: { items: readonly Dossier[]; more: boolean }) {
  if (items.length === 0) return null;
  return (
    <section className="group">
      <h2>
        Chờ tiếp nhận{' '}
        <span className="soft">
          {more ? `${items.length} hồ sơ chờ lâu nhất` : `${items.length} hồ sơ`}
        </span>
      </h2>
      <ul className="rows">
        {items.map((dossier) => (
          <li key={dossier.id}>
            <WaitingRow dossier={dossier} />
          </li>
        ))}
      </ul>
      {more && (
        <p className="more">
          <Link to="/ho-so" search={{ phase: 'submitted', sort: 'waiting' }} className="button">
            Xem mọi hồ sơ chờ tiếp nhận
          </Link>
        </p>
      )}
    </section>
  );
}

function WaitingRow({ dossier }: { dossier: Dossier }) {
  const { id, procedure, field, owner, channel, submittedAt, applicant } = dossier;
  const tells = useTellsAgency();
  return (
    <div className="task-line">
      <Link to="/ho-so/$id" params={{ id }} data-row>
        <span className="cell">
          <span className="stack-due">
            <Mark tone="soon">{`Nộp ${daysAgoText(submittedAt)}`}</Mark>
            <time className="soft small" dateTime={submittedAt}>
              {momentText(submittedAt)}
            </time>
          </span>
        </span>
        <span className="cell">
          <span className="strong">Kiểm tra, tiếp nhận</span>
          <span className="soft small">{channelNames[channel]}</span>
        </span>
        <span className="cell">
          <span>{procedure.name}</span>
          <span className="soft small">
            {field}
            {tells(owner) && ` · ${owner.name}`}
          </span>
        </span>
        <span className="cell">
          <span className="code">{id}</span>
          <ApplicantName applicant={applicant} />
        </span>
      </Link>
      <div className="task-side" />
    </div>
  );
}
