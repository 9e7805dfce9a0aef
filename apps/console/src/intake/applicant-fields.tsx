import { type Flaw, flawOf } from '../parts/flaws.tsx';
import { TextField } from '../parts/text-field.tsx';
import { doubtOfIdNumber, type IntakeDraft } from './draft.ts';

type Name = 'name' | 'idNumber' | 'phone' | 'email' | 'address' | 'representative';

const inputs: readonly {
  name: Name;
  id: string;
  label: string;
  type?: 'tel' | 'email';
  inputMode?: 'numeric';
  wide?: boolean;
}[] = [
  { name: 'name', id: 'ho-ten', label: 'Họ tên người nộp', wide: true },
  { name: 'idNumber', id: 'so-dinh-danh', label: 'Số định danh cá nhân', inputMode: 'numeric' },
  { name: 'phone', id: 'dien-thoai', label: 'Điện thoại', type: 'tel' },
  { name: 'address', id: 'dia-chi', label: 'Địa chỉ', wide: true },
  { name: 'email', id: 'thu-dien-tu', label: 'Thư điện tử', type: 'email' },
  { name: 'representative', id: 'dai-dien', label: 'Nộp thay cho (nếu được ủy quyền)' },
];

/** Who files; kept apart from the history, and shown only to those who serve the dossier. */
export function ApplicantFields({
  draft,
  flaws,
  onChange,
}: {
  draft: IntakeDraft;
  flaws: readonly Flaw[];
  onChange: (change: Partial<IntakeDraft>) => void;
}) {
  return (
    <section className="sheet stack">
      <h2>Người nộp</h2>
      <div className="pair">
        {inputs.map(({ name, id, label, type = 'text', inputMode, wide }) => (
          <TextField
            key={name}
            wide={wide}
            id={id}
            label={label}
            hint={name === 'idNumber' && doubtOfIdNumber(draft)}
            flaw={flawOf(flaws, id)}
            type={type}
            inputMode={inputMode}
            autoComplete="off"
            value={draft[name]}
            onChange={(text) => onChange({ [name]: text })}
          />
        ))}
      </div>
    </section>
  );
}
