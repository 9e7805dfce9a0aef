/** Why a file is not taken or not given: stable codes, in words for who chose the file. */
export const fileRefusals = {
  'file-unknown': 'Không có tệp này.',
  'file-empty': 'Tệp rỗng, không có nội dung.',
  'file-too-large': 'Tệp quá lớn.',
  'file-kind':
    'Loại tệp này không được nhận. Hãy dùng PDF, ảnh (JPEG, PNG, HEIC, TIFF), Word (docx), Excel (xlsx), ODT, XML đã ký số hoặc chữ ký số rời (.p7s).',
  'file-extension': 'Đuôi tệp không khớp nội dung bên trong. Hãy chọn đúng tệp gốc.',
  'file-macro':
    'Tệp có macro nên không được nhận. Hãy lưu lại bản không có macro hoặc xuất ra PDF.',
  'file-active':
    'Tệp có nội dung tự chạy (mã lệnh) nên không được nhận. Hãy in lại thành PDF thường.',
  'file-encrypted': 'Tệp đặt mật khẩu nên không kiểm tra được. Hãy bỏ mật khẩu rồi gửi lại.',
  'file-damaged': 'Tệp bị hỏng hoặc thiếu phần cuối. Hãy mở thử, lưu lại rồi gửi lại.',
  'file-polyglot': 'Tệp chứa lẫn một loại tệp khác bên trong nên không được nhận.',
  'file-infected': 'Phần mềm quét thấy mã độc trong tệp; tệp không được nhận.',
  'file-attached': 'Tệp đã kèm vào một lần ghi khác. Hãy tải tệp lên lại.',
  'file-erased': 'Tệp đã được xóa theo căn cứ pháp luật; lịch sử còn giữ mã băm.',
  'file-quarantined': 'Tệp đang chờ quét mã độc, chưa mở được. Hãy thử lại sau ít phút.',
  'file-elsewhere': 'Tệp đang ở hệ thống của đối tác, chưa lấy về được. Hãy thử lại sau ít phút.',
  'file-interrupted': 'Việc tải lên kéo quá lâu hoặc đứt giữa chừng. Hãy gửi lại tệp.',
  'dossier-files-too-large': 'Tổng các tệp của hồ sơ quá lớn.',
} as const;
export type FileRefusalCode = keyof typeof fileRefusals;

/** A file that is not taken or not given; whoever asked can do something about it. */
export class FileRefusal extends Error {
  override readonly name = 'FileRefusal';

  constructor(
    readonly code: FileRefusalCode,
    message: string = fileRefusals[code],
  ) {
    super(message);
  }
}
