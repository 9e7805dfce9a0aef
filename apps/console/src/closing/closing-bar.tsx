import { type SubmitEvent, useState } from 'react';

import { NO_MOMENT } from '../moment-text.ts';
import { Field } from '../parts/field.tsx';
import { MomentField } from '../parts/moment-field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { needsReason, type Row, type Shared } from './ticks.ts';

/** What is ticked, what holds for all of it, and the one button that records it. */
export function ClosingBar({
  chosen,
  shared,
  progress,
  error,
  onShared,
  onClose,
}: {
  chosen: readonly Row[];
  shared: Shared;
  progress: { done: number; of: number } | undefined;
  error: unknown;
  onShared: (shared: Shared) => void;
  onClose: () => void;
}) {
  const [flawed, setFlawed] = useState(false);
  const reasonMissing = needsReason(chosen, shared) && shared.reason.trim() === '';
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setFlawed(reasonMissing);
    if (reasonMissing || shared.at === NO_MOMENT || chosen.length === 0) return;
    onClose();
  };
  return (
    <form className="sheet stack-close closing-bar" onSubmit={submit} noValidate>
      {error !== null && <ProblemNote error={error} />}
      {chosen.length > 0 && (
        <div className="pair">
          <MomentField
            label="Đã trao lúc"
            hint="Để trống là bây giờ."
            value={shared.at}
            onChange={(at) => onShared({ ...shared, at })}
          />
          <Field
            label="Lý do ghi"
            hint="Dùng cho hồ sơ chưa ghi xong các bước, và khi ghi muộn."
            flaw={flawed && reasonMissing ? 'Ghi lý do.' : undefined}
          >
            {(tied) => (
              <input
                {...tied}
                className="input"
                value={shared.reason}
                onChange={(event) => onShared({ ...shared, reason: event.target.value })}
              />
            )}
          </Field>
        </div>
      )}
      <div className="row row-apart">
        <span role="status">
          {progress
            ? `Đang ghi ${progress.done}/${progress.of} hồ sơ…`
            : chosen.length === 0
              ? 'Chưa chọn hồ sơ nào.'
              : `Đã chọn ${chosen.length} hồ sơ.`}
        </span>
        {progress && (
          <progress value={progress.done} max={progress.of} aria-label="Số hồ sơ đã ghi" />
        )}
        <button
          className="button button-usual"
          disabled={progress !== undefined || chosen.length === 0}
        >
          {chosen.length === 0 ? 'Ghi đã trả' : `Ghi ${chosen.length} hồ sơ đã trả`}
        </button>
      </div>
    </form>
  );
}
