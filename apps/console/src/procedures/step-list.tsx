import { columnsOf } from './columns.ts';
import { type Definition, type Step, termText } from './definition.ts';

interface Placed {
  id: string;
  step: Step;
}

/** Every step but the parallels, whose branches' steps stand for them. */
const placed = (steps: Readonly<Record<string, Step>>): Placed[] =>
  Object.entries(steps).flatMap(([id, step]) =>
    'parallel' in step
      ? Object.values(step.parallel.branches).flatMap((branch) => placed(branch.steps))
      : [{ id, step }],
  );

/** The steps in words: who, how long, and what may be done. */
export function StepList({ definition }: { definition: Definition }) {
  const columns = columnsOf(definition);
  const all = placed(definition.steps).sort(
    (a, b) => (columns.get(a.id) ?? Infinity) - (columns.get(b.id) ?? Infinity),
  );
  const nameOf = (id: string): string => {
    if (id === 'join') return 'chờ các phần khác';
    const step = all.find((one) => one.id === id)?.step;
    if (step && 'task' in step) return step.task;
    return step && 'outcome' in step ? 'kết thúc' : 'bước kế tiếp';
  };
  return (
    <section className="sheet">
      <h2>Các bước</h2>
      <ol className="steps">
        {all.map(({ id, step }) =>
          'task' in step ? (
            <li key={id}>
              <p className="row row-apart">
                <span className="strong">{step.task}</span>
                <span className="soft small">
                  {definition.lanes[step.lane]?.name}
                  {step.budget && ` · ${termText(step.budget)}`}
                </span>
              </p>
              <ul className="actions small">
                {Object.entries(step.actions).map(([action, { label, to, reason }]) => (
                  <li key={action}>
                    {label} → {nameOf(to)}
                    {reason && <span className="soft"> (phải nêu lý do)</span>}
                  </li>
                ))}
              </ul>
              {step.note !== undefined && <p className="soft small">{step.note}</p>}
            </li>
          ) : null,
        )}
      </ol>
    </section>
  );
}
