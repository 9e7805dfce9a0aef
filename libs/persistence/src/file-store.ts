import type { Pool } from 'pg';

import { databaseRefusal } from './refusal.ts';

/** A file as kept: what is known of it beside its bytes. */
export interface StoredFile {
  id: string;
  /**
   * pending → quarantined → clean | refused; removed: given up, its bytes are or will be deleted. elsewhere: a partner
   * has the bytes, and they were not fetched yet; then as from pending on.
   */
  state: 'pending' | 'elsewhere' | 'quarantined' | 'clean' | 'refused' | 'removed';
  /** As it was given: may say who somebody is. */
  name: string;
  mediaType: string | null;
  /** Bytes. */
  size: number | null;
  /** Lower-case hex. */
  sha256: string | null;
  uploadedBy: string;
  uploadedAt: Date;
  /** What checking its digital signature found; null: it was not checked. */
  signature: FoundSignature[] | null;
  /** The act it came with, and its place among the papers of the fact; null: not attached yet. */
  attached: { dossier: string; seq: number; place: number } | null;
}

/** A digital signature as it was found to hold. */
export interface FoundSignature {
  subject: string;
  issuer: string;
  serial: string;
  certificate: string;
  signedAt: string | null;
  notChecked: readonly string[];
}

const columns = `id, state, name, media_type as "mediaType", size::float8 as size, sha256,
  uploaded_by as "uploadedBy", uploaded_at as "uploadedAt", signature,
  case when dossier is not null then
    jsonb_build_object('dossier', dossier, 'seq', seq, 'place', place)
  end as attached`;

/** The rows of files. They are attached by the statement that writes the act (write-acts.ts), nowhere else. */
export class FileStore {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  /** Says that bytes are about to come: before the first of them is kept. */
  async announce(file: { id: string; name: string; uploadedBy: string }): Promise<void> {
    await this.ask(
      `insert into file (id, state, name, uploaded_by) values ($1, 'pending', $2, $3)`,
      [file.id, file.name, file.uploadedBy],
    );
  }

  /**
   * Says that the bytes of an announced file are kept whole.
   *
   * @returns whether it was still awaited; not if it took so long that it was given up
   */
  async complete(
    id: string,
    kept: { mediaType: string; size: number; sha256: string; scanned: boolean },
  ): Promise<boolean> {
    const rows = await this.ask(
      `update file
       set state = case when $5 then 'clean' else 'quarantined' end, media_type = $2, size = $3,
         sha256 = $4, scanned_at = case when $5 then clock_timestamp() end
       where id = $1 and state = 'pending'
       returning id`,
      [id, kept.mediaType, kept.size, kept.sha256, kept.scanned],
    );
    return rows.length === 1;
  }

  /** Says that an announced file was refused; nothing of it is kept, its name neither. */
  async refuse(id: string, refusal: string): Promise<void> {
    await this.ask(
      `update file set state = 'refused', refusal = $2, name = '', scanned_at = clock_timestamp()
       where id = $1 and state = 'pending'`,
      [id, refusal],
    );
  }

  /** What a later look at a quarantined file came to. */
  async scanned(id: string, refusal: string | null): Promise<void> {
    await this.ask(
      `update file
       set state = case when $2::text is null then 'clean' else 'refused' end, refusal = $2,
         scanned_at = clock_timestamp()
       where id = $1 and state = 'quarantined'`,
      [id, refusal],
    );
  }

  /** Says that a partner has the bytes of a file: they are fetched when somebody wants them, or before. */
  async expect(file: {
    id: string;
    name: string;
    sha256: string;
    uploadedBy: string;
  }): Promise<void> {
    await this.ask(
      `insert into file (id, state, name, sha256, uploaded_by) values ($1, 'elsewhere', $2, $3, $4)`,
      [file.id, file.name, file.sha256, file.uploadedBy],
    );
  }

  /** Says that the bytes of such a file are kept here now. @returns not if somebody else had fetched them */
  async fetched(
    id: string,
    kept: { mediaType: string; size: number; scanned: boolean },
  ): Promise<boolean> {
    const rows = await this.ask(
      `update file
       set state = case when $4 then 'clean' else 'quarantined' end, media_type = $2, size = $3,
         scanned_at = case when $4 then clock_timestamp() end
       where id = $1 and state = 'elsewhere'
       returning id`,
      [id, kept.mediaType, kept.size, kept.scanned],
    );
    return rows.length === 1;
  }

  /** Files of dossiers whose bytes a partner has, the oldest first. */
  async elsewhere(limit: number): Promise<StoredFile[]> {
    return this.ask<StoredFile>(
      `select ${columns} from file where state = 'elsewhere' and dossier is not null
       order by uploaded_at limit $1`,
      [limit],
    );
  }

  /** Keeps what checking the digital signature of a file found, until it is attached. */
  async foundSigned(id: string, found: readonly FoundSignature[]): Promise<void> {
    await this.ask(`update file set signature = $2 where id = $1 and dossier is null`, [
      id,
      JSON.stringify(found),
    ]);
  }

  async find(ids: readonly string[]): Promise<StoredFile[]> {
    return this.ask<StoredFile>(`select ${columns} from file where id = any ($1::uuid[])`, [ids]);
  }

  /** The files that came with the acts of a dossier, by act and place. */
  async ofDossier(dossier: string): Promise<StoredFile[]> {
    return this.ask<StoredFile>(
      `select ${columns} from file where dossier = $1 order by seq, place`,
      [dossier],
    );
  }

  /** Bytes of all files of a dossier; 0 if there is none. */
  async bytesOf(dossier: string): Promise<number> {
    const [row] = await this.ask<{ bytes: number }>(
      `select coalesce(sum(size), 0)::float8 as bytes from file where dossier = $1`,
      [dossier],
    );
    return row?.bytes ?? 0;
  }

  /** Files that wait for a scan, the oldest first. */
  async unscanned(limit: number): Promise<StoredFile[]> {
    return this.ask<StoredFile>(
      `select ${columns} from file where state = 'quarantined' order by uploaded_at limit $1`,
      [limit],
    );
  }

  /**
   * Gives up what no act came for: announced and never whole, or kept and never attached. Their names go too.
   *
   * @param after - seconds a file may be pending, and seconds it may wait for its act
   */
  async giveUp(after: { pending: number; unattached: number }): Promise<void> {
    await this.ask(
      `update file set state = 'removed', name = ''
       where dossier is null and state <> 'removed'
         and uploaded_at < clock_timestamp() - make_interval(
           secs => case when state = 'pending' then $1::float8 else $2::float8 end)`,
      [after.pending, after.unattached],
    );
  }

  /** Ids of removed files whose bytes may still be there. */
  async toErase(): Promise<string[]> {
    const rows = await this.ask<{ id: string }>(
      `select id from file where state = 'removed' and erased_at is null`,
    );
    return rows.map(({ id }) => id);
  }

  /** Says that the bytes of a removed file are gone. */
  async erased(id: string): Promise<void> {
    await this.ask(`update file set erased_at = clock_timestamp() where id = $1`, [id]);
  }

  /** Records that somebody is given a file, before the first byte of it goes out. */
  async recordAccess(id: string, actor: string): Promise<void> {
    await this.ask(`insert into file_access (file, actor) values ($1, $2)`, [id, actor]);
  }

  /** Every file that came with an act, a page at a time. */
  async *attached(): AsyncGenerator<StoredFile> {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await this.ask<StoredFile>(
        `select ${columns} from file where dossier is not null and id > $1 order by id limit 500`,
        [after],
      );
      yield* rows;
      const last = rows.at(-1);
      if (!last) return;
      after = last.id;
    }
  }

  private async ask<R extends object>(text: string, values: unknown[] = []): Promise<R[]> {
    try {
      return (await this.pool.query<R>(text, values)).rows;
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}
