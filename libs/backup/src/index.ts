// One file with the database and the attached files: written while work goes on, checked, restored into an empty one.
// Knows in which order nothing is half there; what tables and files mean it need not know.
// Must not know: dossiers, HTTP, command lines.
export { type BackedUp, backUp, type Heard } from './back-up.ts';
export { BackupRefused } from './refusal.ts';
export { type Checked, checkBackup, restore, type Restored } from './restore.ts';
