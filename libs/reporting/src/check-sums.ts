/** What must add up in a printed report: sums, balances, repeated figures, memo items inside their totals. */
import type { CheckFinding } from './check-finding.ts';
import type { PrintedFigure, PrintedFigures, PrintedKey } from './printed-figures.ts';

interface Sum {
  code: string;
  whole: PrintedKey;
  parts: readonly PrintedKey[];
  /** Parts that must be printed for the sum to be asked; the others are 0 when not printed. */
  needed: number;
}

const sums: readonly Sum[] = [
  {
    code: 'sum-new',
    whole: 'inPeriod.total',
    parts: ['inPeriod.online', 'inPeriod.direct', 'inPeriod.postal'],
    needed: 2,
  },
  { code: 'sum-received', whole: 'received', parts: ['inPeriod.total', 'carriedOver'], needed: 2 },
  {
    code: 'sum-resolved',
    whole: 'resolved.total',
    parts: ['resolved.early', 'resolved.onTime', 'resolved.overdue'],
    needed: 3,
  },
  {
    code: 'sum-in-hand',
    whole: 'inHand.total',
    parts: ['inHand.within', 'inHand.overdue'],
    needed: 1,
  },
  {
    code: 'sum-procedures',
    whole: 'procedures',
    parts: ['level2', 'level3', 'level4'],
    needed: 2,
  },
];

const valuesOf = (figures: readonly PrintedFigure[]): Record<string, number> =>
  Object.fromEntries(figures.map(({ key, value }) => [key, value]));

const told = ({ value, label }: PrintedFigure): string => `${value} (${label})`;

const isFigure = (figure: PrintedFigure | undefined): figure is PrintedFigure =>
  figure !== undefined;

const sumFinding = (
  figures: PrintedFigures,
  { code, whole, parts, needed }: Sum,
): CheckFinding[] => {
  const total = figures.of(whole);
  const terms = parts.map((key) => figures.of(key)).filter(isFigure);
  if (!total || terms.length < needed) return [];
  const sum = terms.reduce((acc, { value }) => acc + value, 0);
  const written = terms.map(told).join(' + ');
  const holds = sum === total.value;
  return [
    {
      code,
      severity: holds ? 'ok' : 'error',
      section: total.section,
      line: total.line,
      text: holds
        ? `${written} = ${told(total)}: khớp.`
        : `${written} = ${sum}, báo cáo ghi ${told(total)}: không khớp.`,
      figures: valuesOf([total, ...terms]),
    },
  ];
};

/** Received − resolved = in hand. */
const balance = (figures: PrintedFigures): CheckFinding[] => {
  const [received, resolved, inHand] = (
    ['received', 'resolved.total', 'inHand.total'] as const
  ).map((key) => figures.of(key));
  if (!received || !resolved || !inHand) return [];
  const left = received.value - resolved.value;
  const holds = left === inHand.value;
  const written = `${told(received)} − ${told(resolved)} = ${left}`;
  return [
    {
      code: 'balance',
      severity: holds ? 'ok' : 'error',
      section: inHand.section,
      line: inHand.line,
      text: holds
        ? `${written}, đúng bằng số đang giải quyết.`
        : `${written}, báo cáo ghi ${told(inHand)}: không khớp.`,
      figures: valuesOf([received, resolved, inHand]),
    },
  ];
};

const onlineRepeated = (figures: PrintedFigures): CheckFinding[] => {
  const first = figures.of('inPeriod.online');
  const again = figures.of('onlineAgain');
  if (!first || !again) return [];
  const holds = first.value === again.value;
  return [
    {
      code: 'online-repeated',
      severity: holds ? 'ok' : 'error',
      section: again.section,
      line: again.line,
      text: holds
        ? `Số hồ sơ trực tuyến thống nhất ở mục I.7 và I.9: ${first.value}.`
        : `Số hồ sơ trực tuyến ở mục I.7 là ${first.value}, ở mục I.9 là ${again.value}: không thống nhất.`,
      figures: valuesOf([first, again]),
    },
  ];
};

/** Paused is inside in hand and returned inside resolved: items to note, not to add. */
const memoItems = (figures: PrintedFigures): CheckFinding[] => {
  const resolved = figures.of('resolved.total');
  const inHand = figures.of('inHand.total');
  const received = figures.of('received');
  const items = [figures.of('memo.paused'), figures.of('memo.returnedUnqualified')].filter(
    isFigure,
  );
  const [first] = items;
  if (!resolved || !inHand || !received || !first) return [];
  const place = { section: first.section, line: first.line };
  const printed = valuesOf([received, resolved, inHand, ...items]);
  const outside = items.flatMap((item) => {
    const whole = item.key === 'memo.paused' ? inHand : resolved;
    return item.value > whole.value ? [`${told(item)} > ${told(whole)}`] : [];
  });
  if (outside.length > 0) {
    const text = `Chỉ tiêu ghi nhớ lớn hơn số chứa nó: ${outside.join('; ')}.`;
    return [{ code: 'memo-exceeds', severity: 'error', ...place, text, figures: printed }];
  }
  const kept = resolved.value + inHand.value;
  const added = items.reduce((sum, { value }) => sum + value, kept);
  if (added === kept) return [];
  const text =
    `${items.map(told).join(' và ')} là chỉ tiêu ghi nhớ, đã nằm trong số đang giải quyết và số đã giải quyết, ` +
    `không cộng thêm: cộng thêm thành ${added} ≠ ${told(received)}.`;
  return [
    {
      code: 'memo-not-added',
      severity: 'note',
      ...place,
      text,
      figures: { ...printed, added },
    },
  ];
};

/** Digitised at intake is among the new, digitised results among the resolved. */
const digitisedWithin = (figures: PrintedFigures): CheckFinding[] => {
  const pairs = (
    [
      ['memo.digitisedIntake', 'inPeriod.total'],
      ['memo.digitisedResult', 'resolved.total'],
    ] as const
  ).flatMap(([part, whole]) => {
    const [item, total] = [figures.of(part), figures.of(whole)];
    return item && total ? [{ item, total }] : [];
  });
  const [first] = pairs;
  if (!first) return [];
  const outside = pairs.filter(({ item, total }) => item.value > total.value);
  const place = outside[0]?.item ?? first.item;
  const compared = (outside.length > 0 ? outside : pairs).map(
    ({ item, total }) => `${told(item)} ${item.value > total.value ? '>' : '≤'} ${told(total)}`,
  );
  return [
    {
      code: 'digitised-within',
      severity: outside.length > 0 ? 'error' : 'ok',
      section: place.section,
      line: place.line,
      text: `Số hóa: ${compared.join('; ')}.`,
      figures: valuesOf(pairs.flatMap(({ item, total }) => [item, total])),
    },
  ];
};

/**
 * The arithmetic of a printed report: one finding per identity that can be asked, ok or error, and the note
 * that memo items are not added. A figure that is missing is a finding of its own, and not counted as 0.
 */
export const checkSums = (figures: PrintedFigures): CheckFinding[] => [
  ...figures.missing.map(({ key, label, section }): CheckFinding => ({
    code: 'missing-figure',
    severity: 'error',
    section,
    line: null,
    text: `Mục ${section}: không đọc được số “${label}”.`,
    figures: { key },
  })),
  ...sums.flatMap((sum) => sumFinding(figures, sum)),
  ...balance(figures),
  ...onlineRepeated(figures),
  ...memoItems(figures),
  ...digitisedWithin(figures),
];
