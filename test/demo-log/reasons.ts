/** What the log's people write as reasons: invented, and about papers and software, never about persons. */
export const reasons = {
  supplement: [
    'Thiếu giấy tờ chứng minh nơi cư trú, đề nghị bổ sung.',
    'Tờ khai chưa ghi đủ thông tin bắt buộc, đề nghị ghi lại.',
    'Bản chụp mờ, không đọc được số giấy tờ, đề nghị nộp bản rõ.',
    'Thiếu giấy chứng sinh hoặc giấy tờ thay thế, đề nghị bổ sung.',
  ],
  deskSupplement: [
    'Tệp đính kèm trống, đề nghị nộp lại.',
    'Chưa đính kèm tờ khai điện tử theo mẫu.',
    'Ảnh chụp thiếu trang, đề nghị chụp đủ các trang.',
  ],
  sendBack: [
    'Sai số quyển, đề nghị sửa lại.',
    'Lời chứng chưa đúng mẫu.',
    'Chưa đóng dấu giáp lai.',
    'Ghi nhầm ngày đăng ký, in lại.',
  ],
  unqualified: ['Giấy tờ nộp không đủ căn cứ xác nhận theo quy định.'],
  decline: ['Thiếu văn bản đề nghị có chữ ký của Chủ tịch UBND thị trấn.'],
  lateStep: [
    'Cán bộ đi xác minh tại khu dân cư, ghi bù khi về cơ quan.',
    'Mất điện cuối giờ, ghi bù sáng hôm sau.',
    'Đã ký trên giấy trước, ghi bù lên phần mềm.',
  ],
  lateReturn: [
    'Đã trả công dân nhưng phần mềm lỗi, chưa tích trả được; ghi bù.',
    'Đã trả kết quả tại quầy, phần mềm báo lỗi khi tích trả; ghi bù.',
  ],
  recordReturned: [
    'Phần mềm một cửa lỗi khi cập nhật: hồ sơ đã trả công dân, nay ghi nhận theo sổ trả kết quả.',
    'Đã trả công dân, có ký nhận trong sổ; phần mềm không cho tích trả.',
  ],
  outage: 'Phần mềm một cửa ngừng hoạt động chiều 17/5/2023, ghi bù theo sổ.',
  amendAt:
    'Ghi nhầm thời điểm: kết quả đã có từ hôm trước, sáng nay mới bấm hoàn tất; đính chính theo sổ.',
  amendDigitised: 'Kết quả đã được số hóa nhưng chưa đánh dấu khi hoàn tất; đính chính.',
  voidReturn: 'Tích trả nhầm sang hồ sơ này; hủy lần ghi trả kết quả.',
} as const;
