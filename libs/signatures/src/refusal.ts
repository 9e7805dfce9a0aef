/** Why a document that is said to be signed is not taken as such: stable codes, in words for who sent it. */
export const signatureRefusals = {
  'signature-missing':
    'Tệp chưa có chữ ký số kiểm được (PDF đã ký, hoặc có tệp .p7s đi kèm). Hãy ký rồi gửi lại, hoặc bỏ đánh dấu là văn bản đã ký.',
  'signature-altered':
    'Nội dung tệp không phải nội dung đã ký: tệp bị sửa sau khi ký, hoặc chữ ký của tệp khác.',
  'signature-broken': 'Chữ ký số hỏng hoặc không đúng với chứng thư đi kèm.',
  'signature-untrusted':
    'Chứng thư ký số không do nơi cấp mà cơ quan tin cậy cấp, hoặc không dùng để ký văn bản.',
  'signature-expired':
    'Chứng thư ký số chưa có hiệu lực, đã hết hạn, hoặc thời điểm ký không hợp lý.',
} as const;
export type SignatureRefusalCode = keyof typeof signatureRefusals;

/** A document that is said to be signed and is not, or not so that it counts. */
export class SignatureRefused extends Error {
  override readonly name = 'SignatureRefused';

  /** @param detail - for the operator: what exactly was wrong */
  constructor(
    readonly code: SignatureRefusalCode,
    readonly detail = '',
    options?: ErrorOptions,
  ) {
    super(signatureRefusals[code], options);
  }
}
