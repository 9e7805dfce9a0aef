// Files: where their bytes are kept (a folder or S3), which are taken, and in what order nothing is lost.
// Streams only; never a whole file in memory.
// Must not know: dossiers, the database, HTTP. Rows are a port that persistence fills.
export { Clamd } from './clamd.ts';
export { plainName } from './file-name.ts';
export { FileRoom } from './file-room.ts';
export type { FileRows, KeptFile, OpenedFile, RoomOptions, Soundness, Swept } from './file-room.ts';
export { DiskStorage } from './disk-storage.ts';
export { FileRefusal, fileRefusals } from './refusal.ts';
export type { FileRefusalCode } from './refusal.ts';
export { S3Storage } from './s3-storage.ts';
export type { S3Options } from './s3-storage.ts';
export { FileSettingsInvalid, fileSettings, storageOf } from './settings.ts';
export type { FileSettings } from './settings.ts';
export { inspect, kinds } from './inspect.ts';
export type { FileKind } from './inspect.ts';
export { isFileId, StorageDown, StorageMissing } from './storage.ts';
export type { FileStorage, Spooled } from './storage.ts';
