/** The ways an applicant may be reached. */
export const channels = ['mail', 'sms', 'zalo'] as const;
export type Channel = (typeof channels)[number];

export const channelNames: Readonly<Record<Channel, string>> = {
  mail: 'Thư điện tử',
  sms: 'Tin nhắn SMS',
  zalo: 'Zalo',
};

/** What a template of an event may say beside the tags of all, and what it must. */
interface ToldEventKind {
  /** As a clerk reads it in the list of what was told. */
  label: string;
  tags: readonly string[];
  requires: readonly string[];
}

/** What happens to a dossier that its applicant is told. */
export const toldEvents = {
  received: {
    label: 'Đã tiếp nhận hồ sơ',
    tags: ['acceptedAt', 'due'],
    requires: ['code', 'due'],
  },
  supplement: {
    label: 'Cần bổ sung giấy tờ',
    tags: ['since', 'reason'],
    requires: ['code', 'reason'],
  },
  payment: {
    label: 'Cần nộp tiền',
    tags: ['since', 'amount', 'reason'],
    requires: ['code', 'amount'],
  },
  moved: {
    label: 'Ngày hẹn trả đổi',
    tags: ['due', 'before', 'because'],
    requires: ['code', 'due', 'because'],
  },
  reclassified: {
    label: 'Chuyển sang thủ tục khác',
    tags: ['due', 'was', 'reason'],
    requires: ['code', 'procedure', 'due'],
  },
  transferred: {
    label: 'Chuyển sang cơ quan khác',
    tags: ['due', 'to', 'reason'],
    requires: ['code', 'to'],
  },
  ready: {
    label: 'Đã có kết quả',
    tags: ['outcome', 'closedAt', 'collect'],
    requires: ['code', 'outcome'],
  },
  sent: {
    label: 'Đã gửi kết quả qua bưu chính',
    tags: ['parcel'],
    requires: ['code', 'parcel'],
  },
  undelivered: {
    label: 'Bưu chính chưa phát được kết quả',
    tags: ['parcel', 'standing'],
    requires: ['code', 'standing'],
  },
  returned: {
    label: 'Đã trả kết quả',
    tags: ['outcome', 'returnedAt'],
    requires: ['code', 'returnedAt'],
  },
  refused: {
    label: 'Không được tiếp nhận',
    tags: ['reason'],
    requires: ['code', 'reason'],
  },
  ended: {
    label: 'Dừng giải quyết, rút hồ sơ',
    tags: ['outcome', 'closedAt', 'reason'],
    requires: ['code', 'outcome'],
  },
  corrected: {
    label: 'Đính chính tin đã báo',
    tags: ['standing', 'due'],
    requires: ['code', 'standing'],
  },
} as const satisfies Record<string, ToldEventKind>;
export type ToldEvent = keyof typeof toldEvents;

/** Tags of every template; `optOut` stands in e-mails only. */
export const commonTags = ['code', 'procedure', 'office', 'hotline', 'lookUp'] as const;
