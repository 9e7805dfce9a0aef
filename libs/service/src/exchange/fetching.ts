import { Readable } from 'node:stream';

import type { FileRoom } from '#lib/files';
import { FileRefusal } from '#lib/files';
import { type FileStore, type StoredFile, Undelivered } from '#lib/persistence';
import type { Logger } from 'pino';

import type { Correspondence } from '../partners/correspondence.ts';
import type { Partners } from '../partners/partners.ts';

/** Files fetched in one sweep. */
const TOGETHER = 100;

/** Fetches the files of shared dossiers whose bytes the partner has: when somebody opens one, or before. */
export class Fetching {
  /** @param largest - bytes a file may have */
  constructor(
    private readonly files: FileStore,
    private readonly room: FileRoom,
    private readonly partners: Partners,
    private readonly correspondence: Correspondence,
    private readonly largest: number,
    private readonly logger: Logger,
  ) {}

  /**
   * The file with its bytes here.
   *
   * @throws FileRefusal file-elsewhere while the partner does not give them
   */
  async here(file: StoredFile): Promise<StoredFile> {
    if (file.state !== 'elsewhere' || !file.attached) return file;
    try {
      await this.fetch(file, file.attached.dossier);
    } catch (error) {
      if (error instanceof Undelivered) throw new FileRefusal('file-elsewhere');
      throw error;
    }
    const [fetched] = await this.files.find([file.id]);
    return fetched ?? file;
  }

  /** Fetches what nobody has opened yet. */
  async sweep(): Promise<{ fetched: number }> {
    let fetched = 0;
    for (const file of await this.files.elsewhere(TOGETHER)) {
      if (!file.attached) continue;
      try {
        await this.fetch(file, file.attached.dossier);
        fetched += 1;
      } catch (error) {
        if (!(error instanceof Undelivered) && !(error instanceof FileRefusal)) throw error;
        this.logger.warn({ file: file.id, reason: error.message }, 'chưa lấy được tệp của đối tác');
      }
    }
    return { fetched };
  }

  private async fetch(file: StoredFile, dossier: string): Promise<void> {
    const partner = await this.partners.partner(file.uploadedBy);
    const path = `dossiers/${encodeURIComponent(dossier)}/files/${file.sha256 ?? ''}`;
    const { status, body } = await this.correspondence.fetch(partner, path, this.largest);
    if (status !== 200) throw new Undelivered(`${partner.url.host} trả lời ${status}`);
    await this.room.fetch(file, Readable.from(body));
  }
}
