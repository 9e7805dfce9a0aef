import { Inject, Injectable } from '@nestjs/common';

import type { Order } from '#lib/desk';
import type { Actor } from '#lib/directory';
import type { GivenPaper } from '#lib/dossier';
import { FileRefusal, fileRefusals, type FileSettings } from '#lib/files';
import { FileStore, type StoredFile } from '#lib/persistence';

import { FILE_SETTINGS } from '../files/files.module.ts';
import { SignatureCheck } from '../files/signature-check.ts';
import { given } from './given.ts';
import type { PaperBody } from './schemas/papers.ts';

/** The papers of a request, ready for the desk. */
export interface PapersToHand extends Pick<Order, 'files'> {
  papers: GivenPaper[];
  /** Refuses files that may not come with the act; asked once the dossier may be seen. */
  admit: (repeated: boolean) => void;
}

const none: PapersToHand = { papers: [], admit: () => undefined };
const MEGABYTE = 1024 * 1024;

/** Turns the papers a request names into what an act carries: each file by the hash of what was taken in. */
@Injectable()
export class Papers {
  constructor(
    private readonly files: FileStore,
    private readonly signatures: SignatureCheck,
    @Inject(FILE_SETTINGS) private readonly settings: Pick<FileSettings, 'largestTogether'>,
  ) {}

  /**
   * @param dossier - undefined for one that is not open yet
   * @throws FileRefusal for a file that is not there or not the actor's own: both answer alike
   */
  async toHand(
    actor: Actor,
    bodies: readonly PaperBody[] | undefined,
    dossier: string | undefined,
  ): Promise<PapersToHand> {
    if (!bodies || bodies.length === 0) return none;
    const ids = bodies.flatMap(({ file }) => file ?? []);
    if (ids.length === 0)
      return { ...none, papers: bodies.map((body) => paperOf(body, undefined, undefined)) };
    const rows = await this.files.find(ids);
    const fileOf = (id: string): StoredFile => {
      const row = rows.find((one) => one.id === id);
      if (row?.uploadedBy !== actor.id) throw new FileRefusal('file-unknown');
      if (row.state === 'refused') throw new FileRefusal('file-infected');
      if (row.state === 'pending' || row.state === 'removed') throw new FileRefusal('file-unknown');
      return row;
    };
    const papers: GivenPaper[] = [];
    for (const body of bodies) {
      const file = body.file === undefined ? undefined : fileOf(body.file);
      papers.push(paperOf(body, file, await this.certificateOf(body, file, ids, fileOf)));
    }
    const before = dossier === undefined ? 0 : await this.files.bytesOf(dossier);
    return {
      papers,
      files: bodies.flatMap(({ file }, place) => (file === undefined ? [] : [{ file, place }])),
      admit: (repeated) => {
        if (repeated) return;
        if (new Set(ids).size < ids.length || rows.some(({ attached }) => attached))
          throw new FileRefusal('file-attached');
        const together = rows.reduce((sum, { size }) => sum + (size ?? 0), before);
        if (together > this.settings.largestTogether) throw tooLarge(this.settings.largestTogether);
      },
    };
  }

  /**
   * The certificate a paper that is said to be signed was signed with last; undefined where that is not checked.
   *
   * @throws SignatureRefused
   */
  private async certificateOf(
    { signed, signature }: PaperBody,
    file: StoredFile | undefined,
    ids: readonly string[],
    fileOf: (id: string) => StoredFile,
  ): Promise<string | undefined> {
    if (!signed || !file) return undefined;
    // It is kept with the dossier, or nobody could check again.
    if (signature !== undefined && !ids.includes(signature)) throw new FileRefusal('file-unknown');
    const detached = signature === undefined ? undefined : fileOf(signature);
    return (await this.signatures.check(file, detached))?.at(-1)?.certificate;
  }
}

const paperOf = (
  { paper, copy, purpose, signed }: PaperBody,
  file: StoredFile | undefined,
  certificate: string | undefined,
): GivenPaper => ({
  copy,
  ...given({
    paper,
    purpose,
    sha256: file?.sha256 ?? undefined,
    signed: signed ? (true as const) : undefined,
    certificate,
  }),
});

const tooLarge = (largest: number): FileRefusal =>
  new FileRefusal(
    'dossier-files-too-large',
    `${fileRefusals['dossier-files-too-large']} Mỗi hồ sơ không quá ${Math.floor(largest / MEGABYTE)} MB.`,
  );
