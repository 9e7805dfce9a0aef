import type { Fact } from './facts.ts';
import type { Instant } from './position.ts';
import type { Collector, ReturnWay } from './return-ways.ts';

/** A result in the post: `sent` with the carrier; `failed`, the carrier keeps it and tries again. */
export interface Parcel {
  carrier: string;
  /** Tracking number (số hiệu bưu gửi). */
  tracking: string | null;
  sentAt: Instant;
  state: 'sent' | 'failed' | 'sent-back' | 'lost' | 'delivered';
  /** When it came into this state. */
  at: Instant;
}

/** What becomes of a result between its finish and the citizen's hand; moves no clock and no report. */
export interface Delivery {
  /** As the citizen chose, or as it was returned in the end. */
  way: ReturnWay;
  /** The last one; null where nothing was sent. */
  parcel: Parcel | null;
  /** When the citizen said that the receipt (giấy hẹn) was lost. */
  receiptLostAt: Instant | null;
  /** When the result was issued again. */
  reissuedAt: Instant | null;
  /** Who came for it; their name and paper stand with the free text, outside the hashed bytes. */
  collectedBy: Collector | null;
}

export const undelivered: Delivery = {
  way: 'counter',
  parcel: null,
  receiptLostAt: null,
  reissuedAt: null,
  collectedBy: null,
};

const parcelStates = {
  'delivery-failed': 'failed',
  'sent-back': 'sent-back',
  'lost-in-post': 'lost',
} as const;

/** Whether a parcel is with its carrier. */
export const isUnderWay = (parcel: Parcel | null | undefined): parcel is Parcel =>
  parcel?.state === 'sent' || parcel?.state === 'failed';

/** The delivery after one more fact. */
export const deliveryAfter = (before: Delivery, fact: Fact, at: Instant): Delivery => {
  const { parcel } = before;
  switch (fact.type) {
    case 'submit':
    case 'choose-return':
      return fact.way === undefined ? before : { ...before, way: fact.way };
    case 'send': {
      const { carrier, tracking = null } = fact;
      return {
        ...before,
        way: 'post',
        parcel: { carrier, tracking, sentAt: at, state: 'sent', at },
      };
    }
    case 'delivery-failed':
    case 'sent-back':
    case 'lost-in-post':
      return { ...before, parcel: parcel && { ...parcel, state: parcelStates[fact.type], at } };
    case 'reissue':
      return { ...before, reissuedAt: at };
    case 'lose-receipt':
      return { ...before, receiptLostAt: at };
    case 'return': {
      const posted = isUnderWay(parcel);
      const way = fact.way ?? (posted ? 'post' : fact.collectedBy ? 'counter' : before.way);
      return {
        ...before,
        way,
        parcel: way === 'post' && posted ? { ...parcel, state: 'delivered', at } : parcel,
        collectedBy: fact.collectedBy ?? before.collectedBy,
      };
    }
    default:
      return before;
  }
};
