/** A backup that is not written, or not restored from; nothing is left behind. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';

  constructor(
    readonly code:
      'backup-exists' | 'backup-source' | 'backup-damaged' | 'backup-foreign' | 'backup-newer',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export const damaged = (what: string): BackupRefused =>
  new BackupRefused(
    'backup-damaged',
    `Tệp sao lưu bị hỏng hoặc đã bị sửa (${what}); không gì được phục hồi.`,
  );
