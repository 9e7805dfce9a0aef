import { Link } from '@tanstack/react-router';

import { ApplicantName } from '../dossiers/applicant-name.tsx';
import { StandingMark } from '../parts/mark.tsx';
import { outcomeNames } from '../words.ts';
import { isAtWork, type Outcome, type Row, type Tick, type Ticks } from './ticks.ts';

/** Dossiers that may have been handed over, each with a box to tick. */
export function ClosingRows({
  label,
  rows,
  ticks,
  refused,
  onTick,
  onOutcome,
}: {
  label: string;
  rows: readonly Row[];
  ticks: Ticks;
  /** By dossier: why it was not recorded. */
  refused: Readonly<Record<string, string>>;
  onTick: (row: Row, on: boolean) => void;
  onOutcome: (row: Row, outcome: Outcome) => void;
}) {
  return (
    <ul className="rows closing-rows" aria-label={label}>
      {rows.map((row) => {
        const tick = ticks[row.id];
        const why = refused[row.id];
        return (
          <li key={row.id} className={tick ? 'ticked' : undefined}>
            <label className="check">
              <input
                type="checkbox"
                checked={tick !== undefined}
                onChange={(event) => onTick(row, event.target.checked)}
              />
              <span className="cell">
                <span className="code">{row.id}</span>
                <ApplicantName applicant={row.applicant} />
              </span>
            </label>
            <span className="cell">
              <span>{row.procedure.name}</span>
              <Link to="/ho-so/$id" params={{ id: row.id }} className="small">
                Mở hồ sơ
              </Link>
            </span>
            <span className="cell">
              {tick && isAtWork(row) ? (
                <OutcomeField
                  row={row}
                  tick={tick}
                  onOutcome={(outcome) => onOutcome(row, outcome)}
                />
              ) : (
                <StandingMark dossier={row} />
              )}
            </span>
            {why !== undefined && <p className="flaw wide">Chưa ghi được: {why}</p>}
          </li>
        );
      })}
    </ul>
  );
}

function OutcomeField({
  row,
  tick,
  onOutcome,
}: {
  row: Row;
  tick: Tick;
  onOutcome: (outcome: Outcome) => void;
}) {
  return (
    <select
      className="input"
      aria-label={`Kết quả của hồ sơ ${row.id}`}
      value={tick.outcome}
      onChange={(event) => onOutcome(event.target.value as Outcome)}
    >
      {Object.entries(outcomeNames).map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}
