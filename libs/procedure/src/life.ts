/**
 * The standard life of a dossier, around every procedure's own steps: its phases, and the outer events
 * that are legal for every procedure (vòng đời chuẩn của hồ sơ).
 */

/** The phases; each is one state of the compiled machine, none of them final. */
export const phases = [
  'submitted',
  'refused',
  'in-hand',
  'finished',
  'sent',
  'returned',
  'withdrawn',
  'stopped',
] as const;
export type Phase = (typeof phases)[number];

export const phaseNames: Readonly<Record<Phase, string>> = {
  submitted: 'Mới nộp, chờ tiếp nhận',
  refused: 'Từ chối tiếp nhận',
  'in-hand': 'Đang giải quyết',
  finished: 'Đã có kết quả',
  sent: 'Đang gửi qua bưu chính',
  returned: 'Đã trả kết quả',
  withdrawn: 'Công dân đã rút hồ sơ',
  stopped: 'Đã dừng giải quyết',
};

/** The outer events, with the words an office uses for them. */
export const outerEvents = {
  accept: 'Tiếp nhận hồ sơ',
  refuse: 'Từ chối tiếp nhận',
  'request-supplement': 'Yêu cầu bổ sung giấy tờ',
  supplement: 'Công dân đã bổ sung',
  'request-payment': 'Yêu cầu thực hiện nghĩa vụ tài chính',
  payment: 'Đã thực hiện nghĩa vụ tài chính',
  refund: 'Hoàn trả tiền đã nộp',
  'request-opinion': 'Xin ý kiến cơ quan khác',
  opinion: 'Đã có ý kiến trả lời',
  withdraw: 'Công dân rút hồ sơ',
  stop: 'Dừng giải quyết',
  extend: 'Gia hạn, hẹn lại ngày trả',
  vary: 'Đổi trường hợp thời hạn',
  reclassify: 'Chuyển sang thủ tục khác',
  'hand-over': 'Bàn giao cho cơ quan khác',
  receive: 'Cơ quan khác tiếp nhận',
  decline: 'Cơ quan khác từ chối',
  recall: 'Thu hồi bàn giao',
  expire: 'Ghi nhận quá hạn trả lời bàn giao',
  transfer: 'Chuyển cơ quan chủ trì',
  finish: 'Kết thúc giải quyết',
  'choose-return': 'Chọn cách nhận kết quả',
  send: 'Giao kết quả cho bưu chính',
  'delivery-failed': 'Bưu chính phát không thành công',
  'sent-back': 'Bưu chính chuyển hoàn',
  'lost-in-post': 'Bưu chính làm thất lạc',
  reissue: 'Cấp lại kết quả',
  'lose-receipt': 'Báo mất giấy hẹn',
  return: 'Trả kết quả',
  'record-returned': 'Ghi nhận đã trả kết quả trên thực tế',
  rate: 'Công dân đánh giá',
  archive: 'Nộp lưu hồ sơ',
  correct: 'Đính chính',
} as const;
export type OuterEvent = keyof typeof outerEvents;

/** Why a clock is stopped, by the act that stops it. */
export const holdReasons = ['supplement', 'payment', 'opinion'] as const;
export type HoldReason = (typeof holdReasons)[number];

export const holdReasonNames: Readonly<Record<HoldReason, string>> = {
  supplement: 'chờ bổ sung giấy tờ',
  payment: 'chờ nghĩa vụ tài chính',
  opinion: 'chờ ý kiến cơ quan khác',
};

export const outcomes = ['granted', 'rejected', 'returned-unqualified'] as const;
export type Outcome = (typeof outcomes)[number];

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  granted: 'Chấp thuận, có kết quả',
  rejected: 'Không chấp thuận',
  'returned-unqualified': 'Trả lại, không đủ điều kiện',
};

/** Words the standard life keeps for itself: no step, action, segment or fact may be called so. */
export const reservedNames: ReadonlySet<string> = new Set([
  'submit',
  'step',
  'correct',
  'hold',
  'release',
  'restart',
  'join',
  ...Object.keys(outerEvents),
]);
