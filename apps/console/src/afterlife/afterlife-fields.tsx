import type { Entered } from '../dossier/command.ts';
import type { Offered } from '../dossier/offered.ts';
import { Field } from '../parts/field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { collectorNames, wayNames } from './words.ts';

type Text = 'carrier' | 'tracking' | 'collectorName' | 'collectorPaper' | 'place' | 'box';

/** What an act after the finish asks: how the result goes out, who came for it, where the dossier lies. */
export function AfterlifeFields({
  offered: { action, needs },
  entered,
  prefix,
  flaw,
  onChange,
}: {
  offered: Offered;
  entered: Entered;
  prefix: string;
  flaw: (field: string) => string | undefined;
  onChange: (change: Partial<Entered>) => void;
}) {
  const text = (name: Text, label: string, longest: number) => (
    <TextField
      id={`${prefix}-${name}`}
      label={label}
      flaw={flaw(name)}
      maxLength={longest}
      value={entered[name]}
      onChange={(text) => onChange({ [name]: text })}
    />
  );
  const select = (
    name: 'way' | 'collectedBy',
    label: string,
    names: Readonly<Record<string, string>>,
  ) => (
    <Field id={`${prefix}-${name}`} label={label} flaw={flaw(name)}>
      {(tied) => (
        <select
          {...tied}
          className="input"
          value={entered[name]}
          onChange={(event) => onChange({ [name]: event.target.value })}
        >
          <option value="">Chọn…</option>
          {Object.entries(names).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  switch (action) {
    case 'choose-return':
      return select('way', 'Nhận kết quả', wayNames);
    case 'send':
      return (
        <>
          {text('carrier', 'Đơn vị chuyển phát', 100)}
          {text('tracking', 'Số hiệu bưu gửi', 60)}
        </>
      );
    case 'return':
      // The carrier handed it over: whom it met there the office does not know.
      return needs.fields.includes('at') ? null : (
        <>
          {select('collectedBy', 'Người nhận', collectorNames)}
          {text('collectorName', 'Họ tên người nhận', 200)}
          {text('collectorPaper', 'Giấy tờ đã xem', 200)}
        </>
      );
    case 'archive':
      return (
        <>
          {text('place', 'Kho, giá', 200)}
          {text('box', 'Hộp, cặp', 100)}
        </>
      );
    default:
      return null;
  }
}
