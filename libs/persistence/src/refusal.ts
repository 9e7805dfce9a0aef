/** Why the database cannot be used; the message says in Vietnamese what to do about it. */
export class DatabaseRefusal extends Error {
  override readonly name = 'DatabaseRefusal';

  constructor(
    readonly code:
      | 'database-url'
      | 'database-down'
      | 'database-denied'
      | 'database-missing'
      | 'database-not-migrated'
      | 'database-failed'
      | 'database-not-empty'
      | 'extension-missing'
      | 'role-missing',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * An error while a database is set up or opened: what its user may not do there is for whoever runs the server to
 * grant, while a right that is missing later would be a fault of ours.
 */
export const setupRefusal = (error: unknown, url: string): unknown =>
  isRightsError(error)
    ? new DatabaseRefusal('role-missing', rightsWords(error.message, userOf(url)), { cause: error })
    : databaseRefusal(error);

/** Whether PostgreSQL says that its user may not do what was asked. */
export const isRightsError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === '42501';

const rightsWords = (said: string, user: string): string =>
  `Tài khoản ${user} của DATABASE_URL thiếu quyền (${said}). Tài khoản phải là chủ của cơ sở dữ liệu và có vai motcua_app; ` +
  `nhờ quản trị PostgreSQL chạy: create role motcua_app nologin; grant motcua_app to "${user}";`;

const userOf = (url: string): string => decodeURIComponent(new URL(url).username) || '…';

/** A driver's error told as what it means to an operator; anything else is passed on as it is. */
export const databaseRefusal = (error: unknown): unknown => {
  if (error instanceof AggregateError && error.errors.length > 0)
    return databaseRefusal(error.errors[0]);
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const refuse = (as: DatabaseRefusal['code'], text: string) =>
    new DatabaseRefusal(as, text, { cause: error });
  if (/^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENOENT|EPIPE)$/.test(code)) {
    return refuse(
      'database-down',
      'Không kết nối được PostgreSQL: máy chủ không chạy hoặc sai địa chỉ.',
    );
  }
  if (
    /^(57P0[1-3]|08\w{3})$/.test(code) ||
    /Connection terminated|timeout exceeded/.test(error.message)
  ) {
    return refuse('database-down', 'PostgreSQL đang tắt hoặc đang khởi động lại; hãy thử lại sau.');
  }
  if (code.startsWith('28'))
    return refuse('database-denied', 'PostgreSQL từ chối tài khoản hoặc mật khẩu.');
  if (code === '3D000')
    return refuse('database-missing', 'Cơ sở dữ liệu nêu trong DATABASE_URL không tồn tại.');
  if (code === '42P01' || code === '22023' || code === '42704') {
    return refuse(
      'database-not-migrated',
      'Cơ sở dữ liệu chưa có bảng của Motcua: hãy chạy `motcua migrate`.',
    );
  }
  if (code === '0A000' && /^extension .* is not available/.test(error.message)) {
    return refuse(
      'extension-missing',
      'PostgreSQL chưa có phần mở rộng pg_trgm (tìm kiếm): hãy cài gói contrib của PostgreSQL rồi chạy lại.',
    );
  }
  if (code === '53100')
    return refuse('database-failed', 'PostgreSQL hết chỗ trên đĩa; không gì được ghi.');
  return error;
};
