import type { StoredFile, WholeDossier } from '#lib/persistence';

import type { Mismatch } from './mismatch.ts';

/** The files of a database and where their bytes are, as far as a check asks. */
export interface FilesToCheck {
  ofDossier: (dossier: string) => Promise<StoredFile[]>;
  /** Whether the bytes are what the row says. */
  look: (file: StoredFile) => Promise<'sound' | 'missing' | 'changed'>;
  /** Every id that has bytes. */
  ids: () => AsyncIterable<string>;
  /** Which of some ids have a row. */
  known: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Whether every file a dossier's history names is there, under its hash. */
export const checkFiles = async (
  files: FilesToCheck,
  { id, rows }: Pick<WholeDossier, 'id' | 'rows'>,
): Promise<{ files: number; mismatches: Mismatch[] }> => {
  const named = rows.flatMap(({ seq, fact }) =>
    (fact.papers ?? []).flatMap(({ sha256 }, place) => (sha256 ? [{ seq, place, sha256 }] : [])),
  );
  const kept = await files.ofDossier(id);
  const mismatches: Mismatch[] = [];
  for (const { seq, place, sha256 } of named) {
    const file = kept.find(({ attached }) => attached?.seq === seq && attached.place === place);
    const code = await flawOf(files, file, sha256);
    if (code) mismatches.push({ dossier: id, seq, code, text: words[code] });
  }
  for (const { attached } of kept) {
    const isNamed = named.some(
      ({ seq, place }) => attached?.seq === seq && attached.place === place,
    );
    if (isNamed) continue;
    const code = 'file-unnamed';
    mismatches.push({ dossier: id, seq: attached?.seq ?? null, code, text: words[code] });
  }
  return { files: kept.length, mismatches };
};

const flawOf = async (
  files: FilesToCheck,
  file: StoredFile | undefined,
  sha256: string,
): Promise<keyof typeof words | undefined> => {
  if (!file) return 'file-row-missing';
  if (file.sha256 !== sha256) return 'file-differs';
  if (file.state === 'elsewhere') return undefined;
  // Given up by law: the history keeps its hash, nobody its bytes.
  if (file.state === 'removed') return undefined;
  const soundness = await files.look(file);
  if (soundness === 'missing') return 'file-missing';
  return soundness === 'changed' ? 'file-changed' : undefined;
};

/** Ids that are asked about together. */
const TOGETHER = 500;

/** Bytes without a row: another installation's, or later than the backup this database came from. */
export const strayBytes = async (files: FilesToCheck): Promise<Mismatch[]> => {
  const mismatches: Mismatch[] = [];
  let waiting: string[] = [];
  const ask = async (): Promise<void> => {
    const known = await files.known(waiting);
    for (const id of waiting.filter((one) => !known.has(one))) {
      const text = `${words['file-stray']} (${id})`;
      mismatches.push({ dossier: '', seq: null, code: 'file-stray', text });
    }
    waiting = [];
  };
  for await (const id of files.ids()) {
    waiting.push(id);
    if (waiting.length >= TOGETHER) await ask();
  }
  await ask();
  return mismatches;
};

const words = {
  'file-row-missing': 'Lịch sử có mã băm của một tệp mà hệ thống không giữ tệp ấy.',
  'file-differs': 'Mã băm của tệp khác với mã băm ghi trong lịch sử.',
  'file-missing': 'Tệp không còn trong kho.',
  'file-changed': 'Nội dung tệp trong kho đã bị đổi.',
  'file-unnamed': 'Tệp gắn với một lần ghi không nhắc tới tệp nào.',
  'file-stray': 'Kho có một tệp mà cơ sở dữ liệu không biết',
} as const;
