import type { Schemas } from '../api.ts';

type Delivery = Schemas['Dossier']['delivery'];
export type Way = Delivery['way'];
export type ParcelState = NonNullable<Delivery['parcel']>['state'];
export type Collector = NonNullable<Delivery['collectedBy']>;

/** How a result reaches the citizen. */
export const wayNames: Readonly<Record<Way, string>> = {
  counter: 'Tại bộ phận một cửa',
  post: 'Qua bưu chính',
  online: 'Bản điện tử',
};

export const parcelNames: Readonly<Record<ParcelState, string>> = {
  sent: 'Đã giao bưu chính',
  failed: 'Phát chưa thành công',
  'sent-back': 'Đã chuyển hoàn',
  lost: 'Bưu chính làm thất lạc',
  delivered: 'Đã phát',
};

export const collectorNames: Readonly<Record<Collector, string>> = {
  applicant: 'Người nộp',
  representative: 'Người được ủy quyền',
};

/** Where a dossier that ended stands with the archive, as the list can be filtered by it. */
export const archiveNames = {
  waiting: 'Đã kết thúc, chờ nộp lưu',
  kept: 'Đã nộp lưu',
  over: 'Hết thời hạn lưu trữ',
} as const;
