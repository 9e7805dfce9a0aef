import { useId, useState } from 'react';

import { momentTexts, NO_MOMENT, readMoment } from '../moment-text.ts';

/**
 * A day and an hour as they are written here, whatever language the browser speaks: day/month/year, 24 hours.
 *
 * @param value local 'YYYY-MM-DDTHH:MM', '' or {@link NO_MOMENT}
 */
export function MomentField({
  id: given,
  label,
  hint,
  value,
  flaw,
  onChange,
}: {
  id?: string;
  label: string;
  hint?: string;
  value: string;
  flaw?: string | undefined;
  onChange: (local: string) => void;
}) {
  const own = useId();
  const id = given ?? own;
  const [texts, setTexts] = useState(() => momentTexts(value === NO_MOMENT ? '' : value));
  const wrong =
    flaw ?? (value === NO_MOMENT ? 'Ghi ngày như 26/11/2026 và giờ như 17:00.' : undefined);
  const write = (change: Partial<typeof texts>): void => {
    const next = { ...texts, ...change };
    setTexts(next);
    onChange(readMoment(next, Date.now()) ?? NO_MOMENT);
  };
  const described = [hint && `${id}-hint`, wrong && `${id}-flaw`].filter(Boolean).join(' ');
  const shared = {
    className: 'input',
    autoComplete: 'off',
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': wrong ? true : undefined,
  } as const;
  return (
    <div
      className={wrong ? 'field field-flawed' : 'field'}
      role="group"
      aria-labelledby={`${id}-label`}
    >
      <span className="label" id={`${id}-label`}>
        {label}
      </span>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {wrong && (
        <span className="flaw" id={`${id}-flaw`}>
          {wrong}
        </span>
      )}
      <div className="moment">
        <input
          {...shared}
          id={id}
          aria-label={`${label}: ngày`}
          placeholder="ngày/tháng/năm"
          value={texts.day}
          onChange={(event) => write({ day: event.target.value })}
        />
        <input
          {...shared}
          aria-label={`${label}: giờ`}
          placeholder="giờ:phút"
          value={texts.hour}
          onChange={(event) => write({ hour: event.target.value })}
        />
      </div>
    </div>
  );
}
