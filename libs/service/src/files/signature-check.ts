import { buffer } from 'node:stream/consumers';

import type { FileRoom } from '#lib/files';
import type { FileStore, StoredFile } from '#lib/persistence';
import {
  type Signature,
  SignatureRefused,
  type SignatureSettings,
  verifyCms,
  verifyPdf,
} from '#lib/signatures';

/** Checks that a file said to be signed is, where the settings ask for it; what was found stands with the file. */
export class SignatureCheck {
  constructor(
    private readonly room: Pick<FileRoom, 'examine'>,
    private readonly files: Pick<FileStore, 'foundSigned'>,
    private readonly settings: SignatureSettings,
  ) {}

  /**
   * @param detached - the signature, where it is a file of its own
   * @returns the signatures, the first one first; undefined where nobody asks for a check
   * @throws SignatureRefused
   * @throws StorageDown
   */
  async check(
    document: StoredFile,
    detached: StoredFile | undefined,
  ): Promise<Signature[] | undefined> {
    if (!this.settings) return undefined;
    const trust = { anchors: this.settings.anchors, now: new Date() };
    if (!detached && document.mediaType !== 'application/pdf')
      throw new SignatureRefused('signature-missing', document.mediaType ?? '');
    const bytes = await buffer(await this.room.examine(document.id));
    const signatures = detached
      ? verifyCms([bytes], await buffer(await this.room.examine(detached.id)), trust)
      : verifyPdf(bytes, trust);
    await this.files.foundSigned(document.id, signatures);
    return signatures;
  }
}
