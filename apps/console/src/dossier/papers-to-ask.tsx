import { Check } from '../parts/field.tsx';
import type { Definition } from '../procedures/definition.ts';
import { asksFor, askingFor } from './missing-papers.ts';

/** The procedure's papers to tick, for a reason that names them. */
export function PapersToAsk({
  papers,
  reason,
  onChange,
}: {
  papers: Definition['papers'];
  reason: string;
  onChange: (reason: string) => void;
}) {
  const names = papers.map(({ name }) => name);
  return (
    <fieldset className="stack-close">
      <legend className="label">Giấy tờ cần bổ sung</legend>
      {names.map((name) => (
        <Check
          key={name}
          checked={asksFor(reason, name)}
          onChange={(asked) =>
            onChange(
              askingFor(
                reason,
                names.filter((one) => (one === name ? asked : asksFor(reason, one))),
              ),
            )
          }
        >
          {name}
        </Check>
      ))}
    </fieldset>
  );
}
