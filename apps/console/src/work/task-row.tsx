import { Link } from '@tanstack/react-router';

import type { Schemas } from '../api.ts';
import { ApplicantName } from '../dossiers/applicant-name.tsx';
import { dueWords } from '../due-words.ts';
import { leftToDo } from '../left-to-do.ts';
import { HolderLine } from '../holding/holder-line.tsx';
import { HoldingButtons } from '../holding/holding-buttons.tsx';
import { DueMark } from '../parts/mark.tsx';
import { useDueText } from '../session/use-due-text.ts';
import { dayText, hourText } from '../time.ts';

/** One task that waits: the dossier's due, whose it is, what is to be done, and who has it. */
export function TaskRow({ task }: { task: Schemas['ListedTask'] }) {
  const { dossier, dossierDue, dossierOverdue, held, procedure, field, owner, agency } = task;
  const dueText = useDueText();
  return (
    <div className="task-line">
      <Link to="/ho-so/$id" params={{ id: dossier }} data-row>
        <span className="cell">
          <DueMark
            words={dueWords({ due: dossierDue, overdue: dossierOverdue, paused: held })}
            due={dossierDue}
          />
        </span>
        <span className="cell">
          <span className="strong">{leftToDo(task.name)}</span>
          <span className="soft small">
            {task.laneName}
            {agency.id !== owner.id && ` · ${agency.name}`}
            {task.due !== null && (
              <>
                {' · '}
                {task.overdue ? 'chậm định mức từ ' : 'định mức '}
                {dueText(task.due, `${hourText(task.due)} ${dayText(task.due)}`)}
              </>
            )}
          </span>
        </span>
        <span className="cell">
          <span>{procedure.name}</span>
          <span className="soft small">{field}</span>
        </span>
        <span className="cell">
          <span className="code">{dossier}</span>
          <ApplicantName applicant={task.applicant} />
        </span>
      </Link>
      <div className="task-side">
        <HolderLine holder={task.holder} />
        <HoldingButtons held={task} />
      </div>
    </div>
  );
}
