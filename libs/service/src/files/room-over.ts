import type { DataSource } from 'typeorm';

import type { FilesToCheck } from '#lib/desk';
import { Clamd, FileRoom, type FileSettings, storageOf } from '#lib/files';
import { FileStore, poolOf } from '#lib/persistence';

/** The room of files some settings name, over their rows. */
export const roomOver = (rows: FileStore, settings: FileSettings): FileRoom =>
  new FileRoom({
    ...storageOf(settings),
    rows,
    clamd: settings.clamd === undefined ? undefined : new Clamd(settings.clamd),
    largest: settings.largest,
  });

/** What `verify` asks of the files of a database, kept where the settings say. */
export const filesToCheck = (source: DataSource, settings: FileSettings): FilesToCheck => {
  const rows = new FileStore(poolOf(source));
  const room = roomOver(rows, settings);
  return {
    ofDossier: (dossier) => rows.ofDossier(dossier),
    look: (file) => room.look(file),
    ids: () => room.ids(),
    known: async (ids) => new Set((await rows.find(ids)).map(({ id }) => id)),
  };
};
