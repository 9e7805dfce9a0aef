import { Check } from '../parts/field.tsx';
import { FileChoice } from './file-choice.tsx';
import type { Schemas } from '../api.ts';
import type { UploadedFile } from './send-file.ts';

/** A file that goes with the next act, and what it is there for. */
export interface Attached {
  file: UploadedFile;
  /** It is the result of the dossier. */
  result: boolean;
  /** Whoever does the act signs it. */
  signed: boolean;
}

/** Acts that papers may come with. */
const taking = new Set(['supplement', 'step', 'finish', 'reissue', 'record-returned']);
/** Acts whose papers are the result unless said otherwise; a step's may be. */
const bringing = new Set(['finish', 'reissue', 'record-returned']);

export const takesPapers = ({ action }: { action: string }): boolean => taking.has(action);

/** Whether a file is the detached signature of another, as signing programs name it. */
const signs = (name: string, document: string): boolean =>
  [`${document}.p7s`, `${document.replace(/\.[^.]*$/, '')}.p7s`].includes(name);

/** What is sent of the files that go with an act. */
export const papersOf = (
  { action }: { action: string },
  attached: readonly Attached[],
): Pick<Schemas['CommandBody'], 'papers'> => {
  if (!takesPapers({ action }) || attached.length === 0) return {};
  return {
    papers: attached.map(({ file, result, signed }) => {
      const detached = file.name.endsWith('.p7s');
      const isResult = !detached && action !== 'supplement' && (result || bringing.has(action));
      const signature = attached.find((one) => signs(one.file.name, file.name))?.file.id;
      return {
        copy: 'electronic' as const,
        file: file.id,
        ...(isResult && { purpose: 'result' as const }),
        ...(detached && { purpose: 'other' as const }),
        ...(isResult && signed && { signed, ...(signature !== undefined && { signature }) }),
      };
    }),
  };
};

/** Chooses the files that go with what is done next. */
export function HandedPapers({
  attached,
  onChange,
}: {
  attached: readonly Attached[];
  onChange: (attached: Attached[]) => void;
}) {
  const set = (place: number, change: Partial<Attached>): void =>
    onChange(attached.map((one, at) => (at === place ? { ...one, ...change } : one)));
  return (
    <details className="stack-close" open={attached.length > 0 || undefined}>
      <summary>Kèm tệp, kết quả điện tử</summary>
      <ul className="stack-close">
        {attached.map(({ file, result, signed }, place) => (
          <li key={file.id}>
            <FileChoice
              about={file.name}
              file={file}
              onChange={() => onChange(attached.filter((_, at) => at !== place))}
            />
            <Check checked={result} onChange={(is) => set(place, { result: is, signed: false })}>
              Là kết quả giải quyết
            </Check>
            {result && (
              <Check checked={signed} onChange={(is) => set(place, { signed: is })}>
                Tôi ký văn bản này (ghi mã băm và người ký vào lịch sử)
              </Check>
            )}
          </li>
        ))}
      </ul>
      <FileChoice
        // A chooser of its own each time, with nothing left of the one before.
        key={attached.length}
        about="việc tiếp theo"
        file={null}
        onChange={(file) => file && onChange([...attached, { file, result: false, signed: false }])}
      />
      <p className="soft small">Tệp được ghi cùng việc bạn làm tiếp theo ở hồ sơ này.</p>
    </details>
  );
}
