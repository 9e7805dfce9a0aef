import type { FormsInvalid } from '#lib/catalogue';
import type { AgencyCodeRefused, LockRefused, RegisterTooLong, ReportNotLocked } from '#lib/desk';
import type { AgencyUnknown } from '#lib/directory';
import type { RefusalCode } from '#lib/dossier';
import type { FileRefusalCode, StorageDown } from '#lib/files';
import type { DatabaseRefusal } from '#lib/persistence';
import type { IdentityBroken, PeriodNotBegun, PeriodNotOver, PeriodUnknown } from '#lib/reporting';
import type { SignatureRefusalCode } from '#lib/signatures';

import type { AccessDenied, AccountRefused, OidcRefused } from '../identity/errors.ts';
import type { PartnerRefused } from '../partners/errors.ts';
import type { ExchangeKeyRefused } from '../partners/vault.ts';
import type { FormNotOffered, RegisterFormMissing } from '../printed-forms.ts';
import type { ReportPapersInvalid, ReportPapersMissing } from '../report-files.ts';
import type { InputInvalid } from './validation.pipe.ts';

/** What the errors our rooms throw may be called, and what the transport refuses itself. */
export type ProblemCode =
  | RefusalCode
  | InputInvalid['code']
  | AccessDenied['code']
  | AccountRefused['code']
  | OidcRefused['code']
  | AgencyUnknown['code']
  | AgencyCodeRefused['code']
  | PeriodUnknown['code']
  | PeriodNotBegun['code']
  | PeriodNotOver['code']
  | IdentityBroken['code']
  | LockRefused['code']
  | ReportNotLocked['code']
  | ReportPapersMissing['code']
  | ReportPapersInvalid['code']
  | FormsInvalid['code']
  | FormNotOffered['code']
  | RegisterFormMissing['code']
  | RegisterTooLong['code']
  | DatabaseRefusal['code']
  | FileRefusalCode
  | PartnerRefused['code']
  | ExchangeKeyRefused['code']
  | StorageDown['code']
  | SignatureRefusalCode
  | 'notice-unknown'
  | 'substitution-unknown'
  | 'not-found'
  | 'bad-request'
  | 'media-type'
  | 'too-large'
  | 'fault';

/**
 * Every code a problem carries, with its status and what it means to whoever calls the API. A refusal of how
 * the dossier stands is a conflict, 409: somebody else may have been first, and the answer says what is
 * allowed now. Stable: a code is never given another meaning.
 */
export const problemCodes: Readonly<
  Record<ProblemCode, readonly [status: number, meaning: string]>
> = {
  'bad-request': [400, 'Không phải JSON đọc được'],
  unauthenticated: [401, 'Chưa đăng nhập, phiên hết hạn hoặc khóa không dùng được'],
  'login-wrong': [401, 'Tên đăng nhập hoặc mật khẩu sai'],
  'signature-invalid': [401, 'Không rõ đối tác, hoặc chữ ký không đúng hay đã quá giờ'],
  'oidc-failed': [401, 'Nhà cung cấp định danh không xác nhận'],
  forbidden: [403, 'Vai của người gọi không được làm việc này'],
  csrf: [403, 'Thiếu hoặc sai `X-CSRF-Token`'],
  'password-must-change': [403, 'Phải đổi mật khẩu dùng một lần trước'],
  'not-found': [404, 'Không có địa chỉ này'],
  'dossier-unknown': [404, 'Không có hồ sơ, hoặc không được xem'],
  'form-not-offered': [404, 'Hồ sơ lúc này không có mẫu này; xem danh sách mẫu'],
  'period-unknown': [404, 'Không có kỳ báo cáo này'],
  'period-not-begun': [404, 'Kỳ báo cáo bắt đầu sau thời điểm được hỏi'],
  'report-not-locked': [404, 'Báo cáo chưa khóa, hoặc chưa có bản này'],
  'account-unknown': [404, 'Không có tài khoản'],
  'api-key-unknown': [404, 'Không có khóa đang dùng được'],
  'partner-unknown': [404, 'Không có đối tác này'],
  'partner-message-unknown': [404, 'Không có tin mang số này gửi đối tác'],
  'period-not-over': [409, 'Kỳ báo cáo chưa hết: chưa khóa số liệu được'],
  'report-locked': [409, 'Số liệu đã khóa; điều biết sau được điều chỉnh ở kỳ sau'],
  'report-moved': [409, 'Số liệu không còn như `evidence` đã gửi: xem lại rồi khóa'],
  'report-unproven': [409, 'Dữ liệu suy ra khác với lịch sử: chạy `motcua verify` trước khi khóa'],
  'reissue-reason-missing': [422, 'Phát hành lại báo cáo đã khóa mà không có lý do'],
  'agency-code-refused': [422, 'Cơ quan đã có mã trong danh bạ, hoặc mã là của cơ quan khác'],
  'account-disabled': [409, 'Tài khoản đang bị khóa; phải mở khóa trước'],
  'account-last-administrator': [409, 'Là quản trị viên duy nhất còn đăng nhập được'],
  'partner-lines-open': [409, 'Đối tác còn hồ sơ có tin chưa qua nên chưa gỡ được'],
  'partner-message-not-dead': [409, 'Hồ sơ không đứng lại ở tin đã thôi thử mang số này'],
  'partner-message-thinned': [410, 'Nội dung tin đã xóa theo thời hạn lưu, không gửi lại được'],
  'question-unknown': [404, 'Hồ sơ không còn điều cần xác nhận này'],
  'notice-unknown': [404, 'Không có thông báo này trong hộp của người gọi'],
  'substitution-unknown': [404, 'Không có lần trực thay này, hoặc không liên quan đến người gọi'],
  'oidc-not-configured': [404, 'Máy chủ không dùng nhà cung cấp định danh'],
  'not-allowed': [409, 'Hồ sơ đang ở chỗ không làm được việc này'],
  decided: [409, 'Đã có quyết định được ký; người nộp không rút được nữa'],
  held: [409, 'Đồng hồ đang dừng; việc này phải chờ'],
  'hold-open': [409, 'Yêu cầu này đang mở rồi'],
  'no-hold': [409, 'Không có yêu cầu nào đang chờ trả lời'],
  'undo-refused': [409, 'Hết cửa sổ hoàn tác, hoặc lần ghi không phải lần cuối của người gọi'],
  'action-unknown': [409, 'Không bước nào đang mở có thao tác này'],
  'task-not-open': [409, 'Hồ sơ không có việc này đang mở'],
  'owned-elsewhere': [409, 'Hồ sơ của hệ thống khác: ở đây chỉ ghi việc của chặng được giao'],
  'worked-elsewhere': [
    409,
    'Chặng của cơ quan làm việc trên hệ thống khác; `data.partner` nói đối tác nào',
  ],
  'owner-elsewhere': [
    409,
    'Cơ quan nhận hồ sơ làm việc trên hệ thống khác; `data.partner` nói đối tác nào',
  ],
  'task-held': [409, 'Việc này người khác đang giữ; `data.holder` nói ai'],
  'task-free': [409, 'Việc này chưa ai nhận, không có gì để trả hay chuyển'],
  'offer-not-current': [
    409,
    'Lần bàn giao nêu trong `offer` không còn chờ trả lời; `data` nói đã trả lời thế nào',
  ],
  'offer-not-expired': [409, 'Chưa hết hạn trả lời bàn giao; `data.answerBy` nói đến khi nào'],
  'stale-version': [409, 'Hồ sơ đã đổi từ số lần ghi nêu trong `If-Match`'],
  'signature-missing': [422, 'Tệp nói là đã ký mà chưa ký số'],
  'signature-altered': [422, 'Tệp bị sửa sau khi ký số'],
  'signature-broken': [422, 'Chữ ký số hỏng'],
  'signature-untrusted': [422, 'Chứng thư ký số không được tin cậy'],
  'signature-expired': [422, 'Chứng thư ký số ngoài thời hạn'],
  'file-erased': [410, 'Tệp đã xóa theo căn cứ pháp luật'],
  'message-number-taken': [409, 'Số thứ tự của tin đã có một tin khác mang'],
  'file-quarantined': [409, 'Tệp đang chờ quét mã độc'],
  'file-too-large': [413, 'Tệp lớn hơn mức cho phép'],
  'too-large': [413, 'Dữ liệu quá lớn'],
  'media-type': [415, 'Không phải `application/json`'],
  'bad-input': [422, 'Một trường không dùng được; xem `fields`'],
  'bad-line': [422, 'Dòng nhật ký không đọc được'],
  'dossier-exists': [422, 'Mã hồ sơ đã có'],
  'procedure-unknown': [422, 'Không có thủ tục (404 khi hỏi chính thủ tục đó)'],
  'procedure-not-effective': [422, 'Thủ tục không có hiệu lực vào ngày đó'],
  'agency-unknown': [422, 'Không có cơ quan vào ngày đó'],
  'successor-missing': [422, 'Cơ quan kết thúc mà kế hoạch chưa nêu cơ quan làm thay'],
  'elsewhere-refused': [422, 'Thủ tục không được nộp tại bộ phận một cửa này'],
  'task-ambiguous': [422, 'Nhiều việc đang mở có thao tác này: phải nêu `task`'],
  'assignee-unfit': [422, 'Người được giao không có vai làm việc này ở cơ quan của việc'],
  'fact-invalid': [422, 'Dữ kiện sai kiểu hoặc không khai trong thủ tục'],
  'paper-unknown': [422, 'Thủ tục không có giấy tờ này'],
  'file-unknown': [
    422,
    'Không có tệp, hoặc không phải tệp của người gọi (404 khi hỏi chính tệp đó)',
  ],
  'file-empty': [422, 'Tệp rỗng'],
  'file-kind': [422, 'Loại tệp không được nhận'],
  'file-extension': [422, 'Đuôi tệp không khớp nội dung'],
  'file-macro': [422, 'Tệp có macro'],
  'file-active': [422, 'Tệp có nội dung tự chạy'],
  'file-encrypted': [422, 'Tệp đặt mật khẩu'],
  'file-damaged': [422, 'Tệp hỏng hoặc không trọn vẹn'],
  'file-polyglot': [422, 'Tệp lẫn một loại tệp khác'],
  'file-infected': [422, 'Tệp có mã độc'],
  'file-attached': [422, 'Tệp đã kèm vào một lần ghi khác'],
  'file-elsewhere': [503, 'Tệp ở hệ thống của đối tác, chưa lấy về được'],
  'file-interrupted': [422, 'Việc tải lên đứt giữa chừng'],
  'dossier-files-too-large': [422, 'Tổng các tệp của hồ sơ quá lớn'],
  'reason-required': [422, 'Phải nêu lý do'],
  'refund-exceeds': [422, 'Hoàn trả nhiều hơn số đã nộp'],
  'opinion-ambiguous': [422, 'Nhiều cơ quan đang được xin ý kiến: phải nêu cơ quan trả lời'],
  'at-in-future': [422, 'Thời điểm xảy ra muộn hơn bây giờ'],
  'recorded-backwards': [422, 'Thời điểm ghi nhận lùi so với lần trước'],
  'correction-target': [422, 'Đính chính nêu lần ghi không có'],
  'correction-illegal': [422, 'Sau đính chính hồ sơ không còn hợp lệ'],
  'collector-required': [422, 'Trả kết quả phải ghi ai nhận, giấy tờ đã xem'],
  'key-reused': [422, '`Idempotency-Key` đã dùng cho việc khác'],
  CalendarEnds: [422, 'Ngoài lịch làm việc đã biết'],
  'extend-refused': [422, 'Không được gia hạn, hoặc đã gia hạn một lần'],
  order: [422, 'Thứ tự thời gian của các việc không đúng'],
  'partner-exists': [422, 'Đã có đối tác mang mã này'],
  'partner-invalid': [422, 'Đăng ký của đối tác thiếu hoặc sai'],
  'partner-agency-taken': [422, 'Cơ quan đã làm việc trên hệ thống của đối tác khác'],
  'account-exists': [422, 'Tên, thư điện tử hoặc định danh đã có người dùng'],
  'account-invalid': [422, 'Tài khoản thiếu hoặc sai'],
  'grant-invalid': [422, 'Quyền không đọc được hoặc cơ quan không có'],
  'password-weak': [422, 'Mật khẩu mới chưa đủ mạnh'],
  'password-wrong': [422, 'Mật khẩu hiện tại không đúng'],
  'narrative-missing': [422, 'Chưa có phần lời của báo cáo'],
  'narrative-invalid': [422, 'Phần lời của báo cáo chưa đúng'],
  'form-missing': [422, 'Không có biểu mẫu có hiệu lực'],
  'form-invalid': [422, 'Biểu mẫu chưa đúng'],
  'register-too-long': [422, 'Sổ quá dài; chọn khoảng ngày ngắn hơn'],
  throttled: [429, 'Thử quá nhiều lần; đợi theo `Retry-After`'],
  'partner-unanswered': [502, 'Đối tác không trả lời, hoặc trả lời không đọc được; thử lại sau'],
  'partner-throttled': [429, 'Đối tác gửi quá nhiều; đợi theo `Retry-After`'],
  'identity-broken': [
    500,
    'Các số của báo cáo không khớp nhau nên báo cáo không được đưa ra; `instance` để tra nhật ký',
  ],
  fault: [500, 'Lỗi của hệ thống; `instance` để tra nhật ký'],
  'database-down': [503, 'PostgreSQL đang vắng; thử lại sau'],
  'database-url': [503, 'Cơ sở dữ liệu cấu hình sai'],
  'database-denied': [503, 'Cơ sở dữ liệu từ chối máy chủ'],
  'database-missing': [503, 'Không có cơ sở dữ liệu'],
  'database-not-migrated': [503, 'Cơ sở dữ liệu chưa cập nhật'],
  'database-failed': [503, 'Cơ sở dữ liệu không ghi được'],
  'database-not-empty': [503, 'Cơ sở dữ liệu để phục hồi không trống'],
  'extension-missing': [503, 'Cơ sở dữ liệu thiếu phần mở rộng pg_trgm'],
  'role-missing': [503, 'Cơ sở dữ liệu thiếu vai của ứng dụng'],
  'file-storage-down': [503, 'Kho tệp đang vắng; thử lại sau'],
  'exchange-key-missing': [503, 'Máy chủ chưa có khóa để giữ khóa ký của đối tác'],
  'exchange-key-wrong': [503, 'Khóa của máy chủ không mở được khóa ký của đối tác'],
  'oidc-unavailable': [503, 'Nhà cung cấp định danh đang vắng'],
};

/** The codes as a table of the API's description. */
export const problemTable = (): string =>
  [
    '| Mã | HTTP | Nghĩa |',
    '| --- | --- | --- |',
    ...Object.entries(problemCodes).map(
      ([code, [status, meaning]]) => `| \`${code}\` | ${status} | ${meaning} |`,
    ),
  ].join('\n');
