/** What came of a simulation, as tables for whoever plans the work. */
import type { LateShare, SimulatedEnd, Simulation, Times } from '#lib/dossier';
import {
  holdReasonNames,
  type HoldReason,
  outcomeNames,
  type Procedure,
  stepsOf,
} from '#lib/procedure';

import { tableLines } from './table.ts';

const endNames: Readonly<Record<SimulatedEnd, string>> = {
  ...outcomeNames,
  withdrawn: 'Người nộp rút hồ sơ',
  stopped: 'Dừng giải quyết',
  refused: 'Từ chối tiếp nhận',
  unfinished: 'Chưa xong',
};

const standingNames = {
  early: 'Sớm hạn',
  'on-time': 'Đúng hạn',
  overdue: 'Quá hạn',
  none: 'Không hẹn ngày',
} as const;

/**
 * The whole of a simulation in Vietnamese.
 *
 * @param kinds - names of kinds of agency
 */
export const simulationInWords = (
  simulation: Simulation,
  procedure: Procedure,
  kinds: Readonly<Record<string, string>>,
): string => {
  const agencyOf = (kind: string | null): string => (kind === null ? '' : (kinds[kind] ?? kind));
  const parts = [
    headOf(simulation),
    countsOf(simulation),
    stepsIn(simulation, procedure, agencyOf),
    waitsIn(simulation, procedure),
    lateIn(simulation, agencyOf),
    refusalsIn(simulation),
    [
      'Ai làm gì, mất bao lâu đều là số tròn giả định, không đo ở đâu: xem `habits` khi in --json.',
      'Thời gian là giờ làm việc, 1 ngày = 8 giờ, không kể lúc hồ sơ tạm dừng ở bước đó.',
    ],
  ];
  const told = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${told.join('\n\n')}\n`;
};

const headOf = ({ procedure, version, name, pin, seed, dossiers, from, to, acts }: Simulation) => [
  'MÔ PHỎNG QUY TRÌNH',
  ...tableLines([
    ['Thủ tục', `${procedure}, phiên bản ${version}: ${name}`],
    ['Mã ghim', pin],
    [
      'Đã chạy',
      `${number(dossiers)} hồ sơ nộp từ ${day(from)} đến ${day(to)}, ${number(acts)} lần ghi nhận; hạt giống ${seed}`,
    ],
  ]),
];

const countsOf = ({ outcomes, standing, whole, habits }: Simulation): string[] => {
  const judged = Object.values(standing).reduce((sum, count) => sum + count, 0);
  const all = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  const rows = <Name extends string>(
    counts: Record<Name, number>,
    names: Readonly<Record<Name, string>>,
    of: number,
  ): string[][] =>
    (Object.keys(names) as Name[])
      .filter((name) => counts[name] > 0)
      .map((name) => [`  ${names[name]}`, number(counts[name]), percent(counts[name], of)]);
  return [
    'Kết quả',
    ...tableLines(rows(outcomes, endNames, all), [1, 2]),
    ...(outcomes.unfinished > 0
      ? [`  (chưa xong: tới ${habits.acts} lần ghi nhận mà chưa kết thúc)`]
      : []),
    '',
    'So với hạn trả, hồ sơ đã tiếp nhận',
    ...tableLines(rows(standing, standingNames, judged), [1, 2]),
    `  Từ tiếp nhận đến có kết quả: một nửa trong ${hours(whole.median)}, chín phần mười trong ${hours(whole.p90)}`,
  ];
};

const stepsIn = (
  { steps }: Simulation,
  procedure: Procedure,
  agencyOf: (kind: string) => string,
): string[] => {
  const names = new Map(
    stepsOf(procedure).map(({ id, step }) => [id, 'task' in step ? step.task : id]),
  );
  return [
    'Từng bước',
    ...tableLines(
      [
        ['  Bước', 'Cơ quan', 'Lượt', 'Trung vị', '90%', 'Quá mức', 'Gây trễ', 'Vượt thêm'],
        ...steps.map(({ step, agency, visits, median, p90, over, lateOver, lateOverMinutes }) => [
          `  ${names.get(step) ?? step}`,
          agencyOf(agency),
          number(visits),
          hours(median),
          hours(p90),
          percent(over, visits),
          number(lateOver),
          lateOver > 0 ? hours(lateOverMinutes) : '–',
        ]),
      ],
      [2, 3, 4, 5, 6, 7],
    ),
    '  Quá mức: lượt dài hơn định mức. Gây trễ: lượt quá mức của hồ sơ quá hạn, vượt thêm cộng lại bấy nhiêu.',
  ];
};

const waitsIn = ({ transits, waits }: Simulation, procedure: Procedure): string[] => {
  const row = (name: string, { visits, median, p90 }: Times): string[] => [
    `  ${name}`,
    number(visits),
    hours(median),
    hours(p90),
  ];
  const rows = [
    ...transits.map((one) =>
      row(`Trả lời bàn giao: ${procedure.segments[one.segment]?.name ?? one.segment}`, one),
    ),
    ...waits.map((one) => row(sentence(holdReasonNames[one.reason as HoldReason]), one)),
  ];
  if (rows.length === 0) return [];
  return ['Chờ đợi', ...tableLines([['  Chờ', 'Lượt', 'Trung vị', '90%'], ...rows], [1, 2, 3])];
};

const holderNames: Readonly<Record<LateShare['holder'], string>> = {
  agency: 'đang làm',
  transit: 'chưa trả lời bàn giao',
  applicant: 'Người nộp',
};

const lateIn = ({ late }: Simulation, agencyOf: (kind: string | null) => string): string[] => {
  if (late.length === 0) return [];
  const total = late.reduce((sum, { minutes }) => sum + minutes, 0);
  return [
    'Thời gian quá hạn là của ai',
    ...tableLines(
      late.map(({ holder, agency, dossiers, minutes }) => [
        `  ${[agencyOf(agency), holderNames[holder]].filter(Boolean).join(', ')}`,
        `${number(dossiers)} hồ sơ`,
        hours(minutes),
        percent(minutes, total),
      ]),
      [1, 2, 3],
    ),
  ];
};

const refusalsIn = ({ refusals }: Simulation): string[] =>
  refusals.length === 0
    ? []
    : [
        'Bị từ chối ghi nhận',
        ...tableLines(refusals.map(({ code, times }) => [`  ${code}`, number(times)])),
      ];

const number = (value: number): string => value.toLocaleString('vi');

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${number(Math.round((1000 * part) / whole) / 10)}%`;

/** Working minutes as hours of one decimal, or as minutes below one hour. */
const hours = (minutes: number): string =>
  minutes < 60 ? `${minutes} phút` : `${number(Math.round(minutes / 6) / 10)} giờ`;

const day = (date: string): string => date.split('-').reverse().join('/');

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
