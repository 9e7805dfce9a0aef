/** The figures a printed quarterly report gives, each with its place: the sentences of sections I.5 to I.9. */
import { find } from './printed-text.ts';
import type { Found, PrintedText } from './printed-text.ts';

/** A count as offices write it: 9, 09, 1.234. */
const N = String.raw`(\d{1,3}(?:\.\d{3})+(?!\d)|\d+)`;
/** Between what is counted and its count. */
const IS = String.raw`\s*(?:là|:)?\s*`;
/** Anything up to the end of the sentence; the full stop of 1.234 does not end it. */
const SENTENCE = String.raw`(?:[^.]|\.(?=\d))*?`;

interface Pattern {
  section: string;
  /** What the figure is, in Vietnamese. */
  label: string;
  /** Tried in turn; the first group is the count. */
  said: readonly string[];
  /** A report without it can't be checked. */
  required?: true;
}

/** Every figure that is looked for, by key; section I.7 uses the keys of report cells. */
const patterns = {
  received: {
    section: 'I.7',
    label: 'tổng số tiếp nhận',
    said: [`đã tiếp nhận(?: trong kỳ(?: báo cáo)?)?${IS}${N}`],
    required: true,
  },
  'inPeriod.total': {
    section: 'I.7',
    label: 'mới tiếp nhận',
    said: [`mới tiếp nhận(?: trong kỳ)?${IS}${N}`],
    required: true,
  },
  'inPeriod.online': {
    section: 'I.7',
    label: 'trực tuyến',
    said: [`trực tuyến${IS}${N}`],
    required: true,
  },
  'inPeriod.direct': {
    section: 'I.7',
    label: 'trực tiếp',
    said: [`trực tiếp${IS}${N}`],
    required: true,
  },
  'inPeriod.postal': {
    section: 'I.7',
    label: 'bưu chính',
    said: [`bưu chính(?: công ích)?${IS}${N}`],
  },
  carriedOver: {
    section: 'I.7',
    label: 'từ kỳ trước chuyển qua',
    said: [`kỳ(?: báo cáo)? trước chuyển (?:qua|sang)${IS}${N}`],
    required: true,
  },
  'resolved.total': {
    section: 'I.7',
    label: 'đã giải quyết',
    said: [`hồ sơ đã giải quyết${IS}${N}`],
    required: true,
  },
  'resolved.early': {
    section: 'I.7',
    label: 'trước hạn',
    said: [`giải quyết trước hạn${IS}${N}`],
    required: true,
  },
  'resolved.onTime': {
    section: 'I.7',
    label: 'đúng hạn',
    said: [`giải quyết đúng hạn${IS}${N}`],
    required: true,
  },
  'resolved.overdue': {
    section: 'I.7',
    label: 'quá hạn',
    said: [`giải quyết quá hạn${IS}${N}`],
    required: true,
  },
  'inHand.total': {
    section: 'I.7',
    label: 'đang giải quyết',
    said: [`đang giải quyết${IS}${N}`, `(không có) hồ sơ đang giải quyết`],
    required: true,
  },
  'inHand.within': {
    section: 'I.7',
    label: 'chưa đến hạn',
    said: [`(?:chưa đến hạn|trong hạn)${IS}${N}`],
  },
  'inHand.overdue': {
    section: 'I.7',
    label: 'đang giải quyết, quá hạn',
    said: [`đang giải quyết${IS}\\d${SENTENCE}quá hạn${IS}${N}`],
  },
  'memo.paused': {
    section: 'I.7',
    label: 'tạm dừng',
    said: [`tạm dừng${IS}${N}`, `${N} hồ sơ tạm dừng`],
  },
  'memo.returnedUnqualified': {
    section: 'I.7',
    label: 'trả lại do không đủ điều kiện',
    said: [`${N} hồ sơ trả lại`, `hồ sơ trả lại[^\\d;.,]*?${N}`],
  },
  procedures: {
    section: 'I.5',
    label: 'thủ tục',
    said: [`gồm\\s*:?\\s*\\d+ lĩnh vực với ${N} thủ tục`],
  },
  fields: {
    section: 'I.5',
    label: 'lĩnh vực',
    said: [`gồm\\s*:?\\s*${N} lĩnh vực với \\d`],
  },
  level2: {
    section: 'I.5',
    label: 'mức độ 2',
    said: [`${N} TTHC được cung cấp dịch vụ công mức độ 2`],
  },
  level3: {
    section: 'I.5',
    label: 'mức độ 3',
    said: [`${N} TTHC được cung cấp dịch vụ công mức độ 3`],
  },
  level4: {
    section: 'I.5',
    label: 'mức độ 4',
    said: [`${N} TTHC được cung cấp dịch vụ công mức độ 4`],
  },
  linked: {
    section: 'I.5',
    label: 'liên thông',
    said: [`${N} TTHC được giải quyết theo hình thức liên thông`],
  },
  verticalFields: {
    section: 'I.5',
    label: 'lĩnh vực của cơ quan ngành dọc',
    said: [`ngành dọc${SENTENCE}${N} lĩnh vực với \\d`],
  },
  verticalProcedures: {
    section: 'I.5',
    label: 'thủ tục của cơ quan ngành dọc',
    said: [`ngành dọc${SENTENCE}\\d lĩnh vực với ${N} thủ tục`],
  },
  petitions: {
    section: 'I.6',
    label: 'phản ánh, kiến nghị',
    said: [`tiếp nhận ${N} (?:đơn )?phản ánh`],
  },
  onlineAgain: {
    section: 'I.9',
    label: 'trực tuyến (mục I.9)',
    said: [`tiếp nhận(?: được)? ${N} hồ sơ trực tuyến`],
  },
  'memo.digitisedIntake': {
    section: 'I.9',
    label: 'số hóa khi tiếp nhận',
    said: [`số hóa(?: được)? ${N} hồ sơ khi tiếp nhận`],
  },
  'memo.digitisedResult': {
    section: 'I.9',
    label: 'số hóa khi trả kết quả',
    said: [`${N} hồ sơ được số hóa khi trả kết quả`],
  },
} as const satisfies Record<string, Pattern>;

/** A figure a printed report may give. */
export type PrintedKey = keyof typeof patterns;

/** A figure as printed, with its place. */
export interface PrintedFigure {
  key: PrintedKey;
  label: string;
  value: number;
  section: string;
  line: number;
}

/** What could not be read although every report says it. */
export interface Unprinted {
  key: PrintedKey;
  label: string;
  section: string;
}

/** The figures found, and those missing. */
export interface PrintedFigures {
  of: (key: PrintedKey) => PrintedFigure | undefined;
  missing: readonly Unprinted[];
}

const countIn = (found: Found): number => {
  const written = found.groups[0] ?? '';
  return /^\d/.test(written) ? Number(written.replaceAll('.', '')) : 0;
};

const firstOf = (text: PrintedText, { section, said }: Pattern): Found | undefined => {
  for (const words of said) {
    const found = find(text, section, new RegExp(words, 'u'));
    if (found) return found;
  }
  return undefined;
};

/**
 * Reads the figures of a report. Each is looked for in its own section, in the wordings offices use for it;
 * "không có" is 0; a figure that is not printed is not guessed.
 *
 * @example
 * figuresIn(sectionsOf('I. TÌNH HÌNH\n7. Kết quả\nSố hồ sơ mới tiếp\nnhận là 1.934 hồ sơ')).of('inPeriod.total')?.value // 1934
 */
export const figuresIn = (text: PrintedText): PrintedFigures => {
  const found = new Map<PrintedKey, PrintedFigure>();
  const missing: Unprinted[] = [];
  for (const key of Object.keys(patterns) as PrintedKey[]) {
    const pattern: Pattern = patterns[key];
    const { label } = pattern;
    const place = firstOf(text, pattern);
    if (place) {
      const { section, line } = place;
      found.set(key, { key, label, value: countIn(place), section, line });
    } else if (pattern.required) {
      missing.push({ key, label, section: pattern.section });
    }
  }
  return { of: (key) => found.get(key), missing };
};
