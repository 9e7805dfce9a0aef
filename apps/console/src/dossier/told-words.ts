import type { Schemas } from '../api.ts';
import type { Tone } from '../due-words.ts';
import { momentText } from '../time.ts';

type Told = Schemas['ToldApplicant'];

const suppressed: Readonly<Record<NonNullable<Told['suppressedAs']>, string>> = {
  'no-address': 'không có địa chỉ nhận',
  'opted-out': 'người nộp không muốn nhận',
  overtaken: 'đã có diễn biến mới',
};

/** Groups of notices, in the order they are read; what failed stands where it is seen. */
export const groups = {
  failed: { name: 'Chưa báo được', tone: 'late' },
  coming: { name: 'Sẽ báo', tone: 'plain' },
  told: { name: 'Đã báo', tone: 'done' },
  left: { name: 'Không báo', tone: 'plain' },
} as const satisfies Record<string, { name: string; tone: Tone }>;
type Group = keyof typeof groups;

/** Where a notice stands, and the words for it: only what went out was told. */
export const standingOf = (told: Told): { group: Group; words: string } => {
  const { state, via, sentAt, failure, attempts, notBefore } = told;
  switch (state) {
    case 'sent':
      return via === 'log'
        ? { group: 'failed', words: 'chưa nối dịch vụ gửi, chỉ ghi nhật ký' }
        : { group: 'told', words: sentAt === null ? 'đã gửi' : `gửi lúc ${momentText(sentAt)}` };
    case 'waiting':
      return failure === null
        ? { group: 'coming', words: `gửi từ ${momentText(notBefore)}` }
        : { group: 'failed', words: `${failure}; thử lại lúc ${momentText(notBefore)}` };
    case 'given-up':
      return { group: 'failed', words: `thôi gửi sau ${attempts} lần: ${failure ?? ''}` };
    case 'suppressed':
      return { group: 'left', words: suppressed[told.suppressedAs ?? 'overtaken'] };
  }
};
