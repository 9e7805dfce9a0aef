/** Why the embedded database does not start, as stable codes; the sentence says what to do about it. */

interface Reasons {
  'home-not-writable': { home: string; cause: string };
  'folder-not-enterable': { folder: string; user: string };
  'other-owner': { folder: string; owner: string };
  'no-system-user': { uid: string };
  'cannot-change-user': { user: string; cause: string };
  'not-a-database': { folder: string };
  'other-version': { folder: string; found: string; expected: string };
  'binaries-missing': { platform: string; cause: string };
  'port-unavailable': { port: string; log: string };
  'disk-full': { home: string };
  'in-use': { folder: string; log: string };
  'start-failed': { log: string; file: string };
}

export type EmbeddedRefusalCode = keyof Reasons;

const elsewhere =
  'đặt MOTCUA_HOME trỏ tới thư mục khác, hoặc đặt DATABASE_URL để dùng PostgreSQL có sẵn';

const sentences: { [C in EmbeddedRefusalCode]: (data: Reasons[C]) => string } = {
  'home-not-writable': ({ home, cause }) =>
    `Không ghi được vào thư mục dữ liệu ${home} (${cause}). Hãy cấp quyền ghi cho người dùng đang chạy, ${elsewhere}.`,
  'folder-not-enterable': ({ folder, user }) =>
    `PostgreSQL không chạy bằng root nên chạy bằng người dùng "${user}", nhưng người dùng đó không vào được ${folder}. Hãy chạy: chmod o+x '${folder}', ${elsewhere}.`,
  'other-owner': ({ folder, owner }) =>
    `Dữ liệu trong ${folder} thuộc người dùng ${owner}. Hãy chạy bằng người dùng đó hoặc bằng root, ${elsewhere}.`,
  'no-system-user': ({ uid }) =>
    `Mã người dùng ${uid} không có trong /etc/passwd nên initdb từ chối tạo dữ liệu. Hãy chạy bằng người dùng có tên (với Docker: bỏ --user hoặc thêm dòng vào /etc/passwd), hoặc đặt DATABASE_URL.`,
  'cannot-change-user': ({ user, cause }) =>
    `PostgreSQL không chạy bằng root, mà tiến trình này không được phép chuyển sang người dùng "${user}" (${cause}). Hãy chạy bằng người dùng thường, hoặc đặt DATABASE_URL.`,
  'not-a-database': ({ folder }) =>
    `Thư mục ${folder} đã có nhưng không phải dữ liệu PostgreSQL trọn vẹn. Hãy chuyển nó đi nơi khác (đừng xóa nếu còn cần), ${elsewhere}.`,
  'other-version': ({ folder, found, expected }) =>
    `Dữ liệu trong ${folder} thuộc PostgreSQL ${found}, bản đi kèm là PostgreSQL ${expected}. Hãy dùng lại bản Motcua cũ để "motcua backup", rồi "motcua restore" vào thư mục mới; dữ liệu cũ chưa bị thay đổi.`,
  'binaries-missing': ({ platform, cause }) =>
    `Không dùng được PostgreSQL đi kèm cho ${platform} (${cause}). Hãy chạy "npm ci" không kèm --omit=optional và --ignore-scripts, hoặc đặt DATABASE_URL.`,
  'port-unavailable': ({ port, log }) =>
    `PostgreSQL không mở được cổng nào trên 127.0.0.1 (đã thử tới cổng ${port}). Hãy kiểm tra giao diện lo và tường lửa, hoặc đặt DATABASE_URL.\n${log}`,
  'disk-full': ({ home }) =>
    `Ổ đĩa chứa ${home} đã đầy. Hãy giải phóng chỗ (cần chừng 100 MB để bắt đầu), hoặc đặt MOTCUA_HOME sang ổ khác.`,
  'in-use': ({ folder, log }) =>
    `Dữ liệu trong ${folder} đang bị một tiến trình PostgreSQL khác giữ và chưa nhả. Hãy đợi rồi thử lại; nếu vẫn vậy, tắt các tiến trình postgres đang dùng thư mục này.\n${log}`,
  'start-failed': ({ log, file }) =>
    `PostgreSQL không khởi động được. Nhật ký ở ${file}; những dòng cuối:\n${log}`,
};

/** A start that is refused: `message` is for a person (Vietnamese), `code` and `data` are for programs. */
export class EmbeddedRefusal<C extends EmbeddedRefusalCode = EmbeddedRefusalCode> extends Error {
  override readonly name = 'EmbeddedRefusal';
  readonly code: C;
  readonly data: Readonly<Reasons[C]>;

  constructor(code: C, data: Reasons[C], options?: ErrorOptions) {
    super(sentences[code](data).trimEnd(), options);
    this.code = code;
    this.data = data;
  }
}

/** How PostgreSQL says that a disk is full; a short write is the same thing noticed a page earlier. */
export const diskFull = /No space left on device|Disk quota exceeded|wrote only \d+ of \d+ bytes/;

/**
 * The code of a failed system call or of PostgreSQL ("EACCES", "57P03"), or undefined. By shape, not by
 * `instanceof`: under Jest the errors of node:fs belong to another realm's Error.
 */
export function errnoOf(error: unknown): string | undefined {
  return typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string'
    ? error.code
    : undefined;
}

/** What an error of any realm says. */
export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}

/** A failed system call under `home` as a refusal; anything that is not one comes back as it is. */
export function refusalOf(error: unknown, home: string): unknown {
  switch (errnoOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ELOOP':
    case 'ENAMETOOLONG':
      return new EmbeddedRefusal(
        'home-not-writable',
        { home, cause: messageOf(error) },
        { cause: error },
      );
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100': // PostgreSQL's disk_full
      return new EmbeddedRefusal('disk-full', { home }, { cause: error });
    case undefined:
    default:
      return error;
  }
}
