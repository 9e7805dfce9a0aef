import type { DossierView } from '#lib/desk';
import type { ClosedAs } from '#lib/dossier';

import { inWords } from './in-words.ts';

/** A station of a dossier's way, as the applicant sees it. */
export interface Station {
  name: string;
  /** `ended`: the way ends here, before its usual end. */
  state: 'done' | 'now' | 'ahead' | 'ended';
  /** When it was reached, in words; null where that says nothing. */
  at: string | null;
}

const ends: Readonly<Record<ClosedAs, string>> = {
  granted: 'Có kết quả',
  rejected: 'Có kết quả',
  'returned-unqualified': 'Có kết quả',
  withdrawn: 'Đã rút hồ sơ',
  stopped: 'Đã dừng giải quyết',
};

/** The way from the submission to the hand of the applicant, or to where it ended. */
export const stationsOf = ({
  view: { phase },
  position,
  fold,
}: Pick<DossierView, 'view' | 'position' | 'fold'>): Station[] => {
  const { acceptedAt, closedAt, closedAs, returnedAt } = position;
  const instant = (at: number | null | undefined) => (at == null ? null : inWords(at));
  const submitted: Station = {
    name: 'Đã nộp',
    state: phase === 'submitted' ? 'now' : 'done',
    at: instant(fold.positions[0]?.from),
  };
  if (phase === 'refused')
    return [
      submitted,
      { name: 'Không được tiếp nhận', state: 'ended', at: instant(position.from) },
    ];
  const accepted: Station = {
    name: 'Đã tiếp nhận',
    state: acceptedAt === null ? 'ahead' : 'done',
    at: instant(acceptedAt),
  };
  const closing = closedAs === null ? 'Có kết quả' : ends[closedAs];
  if (phase === 'withdrawn' || phase === 'stopped')
    return [
      submitted,
      ...(acceptedAt === null ? [] : [accepted]),
      { name: closing, state: 'ended', at: instant(closedAt) },
    ];
  const finished = phase === 'finished' || phase === 'sent' || phase === 'returned';
  const { parcel } = fold.delivery;
  return [
    submitted,
    accepted,
    {
      name: 'Đang giải quyết',
      state: finished ? 'done' : phase === 'in-hand' ? 'now' : 'ahead',
      at: null,
    },
    {
      name: closing,
      state: phase === 'finished' ? 'now' : finished ? 'done' : 'ahead',
      at: instant(closedAt),
    },
    ...(parcel && finished && phase !== 'finished'
      ? [
          {
            name: 'Đã giao bưu chính',
            state: phase === 'sent' ? ('now' as const) : ('done' as const),
            at: instant(parcel.sentAt),
          },
        ]
      : []),
    {
      name: 'Đã trả',
      state: phase === 'returned' ? 'done' : 'ahead',
      at: instant(returnedAt),
    },
  ];
};
