const words = {
  unauthenticated: 'Bạn chưa đăng nhập hoặc phiên đã hết hạn.',
  forbidden: 'Bạn không có quyền làm việc này.',
  'login-wrong': 'Tên đăng nhập hoặc mật khẩu không đúng.',
  throttled: 'Đăng nhập sai quá nhiều lần; hãy đợi rồi thử lại.',
  csrf: 'Yêu cầu thiếu hoặc sai mã chống giả mạo; hãy tải lại trang.',
  'password-must-change': 'Mật khẩu dùng một lần phải được đổi trước khi làm việc khác.',
} as const;

/** Who is asking is unknown or may not ask this. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDenied';
  /** For 'throttled': after how many seconds it is worth trying again. */
  readonly retryAfterSeconds?: number;

  constructor(
    readonly code: keyof typeof words,
    message: string = words[code],
    retryAfterSeconds?: number,
  ) {
    super(message);
    if (retryAfterSeconds !== undefined) this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** What was asked of an account or key cannot be done. */
export class AccountRefused extends Error {
  override readonly name = 'AccountRefused';

  constructor(
    readonly code:
      | 'account-unknown'
      | 'account-exists'
      | 'account-invalid'
      | 'account-disabled'
      | 'account-last-administrator'
      | 'api-key-unknown'
      | 'grant-invalid'
      | 'password-weak'
      | 'password-wrong',
    message: string,
  ) {
    super(message);
  }
}

/** The identity provider (OIDC) is not configured, cannot be reached or answered what it should not. */
export class OidcRefused extends Error {
  override readonly name = 'OidcRefused';

  constructor(
    readonly code: 'oidc-not-configured' | 'oidc-unavailable' | 'oidc-failed',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
