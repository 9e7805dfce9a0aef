/**
 * Reorganisations (sắp xếp cơ quan): on a day agencies merge into others or are abolished, kinds of agency hand
 * their work to others, and people go with it. A plan says so in data; the directory must say the same.
 *
 * Glossary. Ends (kết thúc): an agency named in `merge.from` or `abolish`; the day before the plan's is its last.
 */
import { z } from 'zod';

import { type Day, inForce } from './agency.ts';
import type { Directory } from './directory.ts';
import type { Grant } from './people.ts';
import { roles } from './people.ts';
import { inVietnamese } from './schema-words.ts';

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Chỉ dùng chữ thường không dấu, số và gạch nối.')
  .describe('Mã: chữ thường không dấu, số, gạch nối');
const text = z.string().trim().min(1);

const grant = z.strictObject({
  role: z.enum(roles),
  agency: id,
  fields: z.array(text).min(1).exactOptional(),
});

export const reorganisationSchema = z.strictObject({
  id: id.describe('Mã kế hoạch, ghi vào từng hồ sơ; không dùng lại'),
  date: z.iso.date().describe('Ngày đầu tiên theo tổ chức mới'),
  reason: text.describe('Căn cứ, ghi làm lý do ở từng hồ sơ'),
  merge: z
    .array(z.strictObject({ from: z.array(id).min(1), to: id }))
    .default([])
    .describe('Các cơ quan nhập vào một cơ quan: hồ sơ, việc dở, người đều sang đó'),
  abolish: z
    .array(id)
    .default([])
    .describe('Các cơ quan giải thể: việc dở sang cơ quan của loại kế nhiệm, theo `kinds`'),
  kinds: z
    .record(id, z.union([z.literal('owner'), id]))
    .default({})
    .describe('Loại cơ quan không còn → loại làm thay trong địa bàn; `owner` là cơ quan chủ trì'),
  people: z
    .array(z.strictObject({ account: text, grants: z.array(grant) }))
    .default([])
    .describe(
      'Người nhận vai khác với vai cùng tên ở cơ quan nhập vào; `account` là tên đăng nhập',
    ),
});

/** What merges, what ends, and who goes where, on a day. */
export type Reorganisation = z.infer<typeof reorganisationSchema>;

/** What is wrong with a plan; `path` points into it. */
export interface PlanFinding {
  path: string;
  message: string;
}

/** The plan cannot be carried out as it is written. */
export class PlanInvalid extends Error {
  override readonly name = 'PlanInvalid';
  readonly code = 'plan-invalid';

  constructor(readonly findings: readonly PlanFinding[]) {
    super(
      ['Kế hoạch chưa đúng.', ...findings.map(({ path, message }) => `${path}: ${message}`)].join(
        '\n',
      ),
    );
  }
}

/** The agencies that end by a plan. */
export const endingBy = ({ merge, abolish }: Reorganisation): string[] => [
  ...merge.flatMap(({ from }) => from),
  ...abolish,
];

/** Who has the work of what ends: agency → agency, and kind → kind. */
export const successorsBy = ({
  merge,
  kinds,
}: Reorganisation): { agencies: Record<string, string>; kinds: Record<string, string> } => ({
  agencies: Object.fromEntries(merge.flatMap(({ from, to }) => from.map((one) => [one, to]))),
  kinds,
});

/**
 * A plan from data as read from a file.
 *
 * @throws PlanInvalid with every finding: of its shape, or where the directory says otherwise
 */
export const reorganisationOf = (data: unknown, directory: Directory): Reorganisation => {
  const parsed = reorganisationSchema.safeParse(data, inVietnamese);
  if (!parsed.success)
    throw new PlanInvalid(
      parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    );
  const findings = checkPlan(parsed.data, directory);
  if (findings.length > 0) throw new PlanInvalid(findings);
  return parsed.data;
};

const checkPlan = (plan: Reorganisation, directory: Directory): PlanFinding[] => {
  const findings: PlanFinding[] = [];
  const find = (path: string, message: string) => findings.push({ path, message });
  const on = (agency: string, day: Day) =>
    directory.agencies.some((row) => row.id === agency && inForce(row, day));
  const { date, merge, abolish, kinds, people } = plan;
  const last = dayBefore(date);
  const ends = (agency: string, path: string) => {
    if (!on(agency, last)) find(path, `“${agency}” không hoạt động ngày ${last}.`);
    else if (on(agency, date)) find(path, `Danh bạ còn ghi “${agency}” hoạt động ngày ${date}.`);
  };
  const exists = (agency: string, path: string) => {
    if (!on(agency, date)) find(path, `“${agency}” không hoạt động ngày ${date}.`);
  };
  for (const [place, { from, to }] of merge.entries()) {
    exists(to, `merge.${place}.to`);
    for (const [index, one] of from.entries()) {
      const path = `merge.${place}.from.${index}`;
      ends(one, path);
      if (on(one, last) && !on(one, date) && directory.agency(one, last).successor !== to)
        find(path, `Danh bạ chưa ghi “${to}” là cơ quan kế thừa (successor) của “${one}”.`);
    }
  }
  for (const [place, one] of abolish.entries()) ends(one, `abolish.${place}`);
  const ending = endingBy(plan);
  for (const [place, one] of ending.entries())
    if (ending.indexOf(one) !== place) find('merge', `“${one}” được nêu hai lần.`);
  for (const [kind, now] of Object.entries(kinds)) {
    if (!Object.hasOwn(directory.kinds, kind)) find(`kinds.${kind}`, 'Không có loại cơ quan này.');
    if (now !== 'owner' && !Object.hasOwn(directory.kinds, now))
      find(`kinds.${kind}`, `Không có loại cơ quan “${now}”.`);
  }
  for (const [place, { grants }] of people.entries())
    for (const [index, { agency }] of grants.entries())
      exists(agency, `people.${place}.grants.${index}`);
  return findings;
};

/**
 * Somebody's grants once a plan is carried out: those at agencies that end are good until the day before; from the
 * day on the same roles at the agency it merged into, or those the plan names for them. Again changes nothing.
 *
 * @param named - what the plan gives them; undefined: nothing said
 * @returns undefined if the plan leaves them as they are
 */
export const grantsAfter = (
  plan: Reorganisation,
  grants: readonly Grant[],
  named: readonly Grant[] | undefined,
): Grant[] | undefined => {
  const { date } = plan;
  const last = dayBefore(date);
  const ending = new Set(endingBy(plan));
  const goesOn = ({ agency, to }: Grant) => ending.has(agency) && (to === undefined || to >= date);
  const { agencies } = successorsBy(plan);
  const given = (named ?? []).map((one): Grant => ({ ...one, from: date }));
  if (!grants.some(goesOn) && given.every((one) => grants.some((own) => same(own, one))))
    return undefined;
  const moved = named
    ? given
    : grants.filter(goesOn).flatMap((one): Grant[] => {
        const agency = agencies[one.agency];
        return agency === undefined ? [] : [{ ...one, agency, from: later(one.from, date) }];
      });
  const kept = grants
    .filter((one) => !goesOn(one) || (one.from ?? '') <= last)
    .map((one): Grant => (goesOn(one) ? { ...one, to: last } : one));
  return moved.reduce(
    (all, one) => (all.some((own) => same(own, one)) ? all : [...all, one]),
    kept,
  );
};

const later = (day: Day | undefined, other: Day): Day =>
  day !== undefined && day > other ? day : other;

const same = (a: Grant, b: Grant): boolean =>
  a.role === b.role &&
  a.agency === b.agency &&
  a.to === b.to &&
  JSON.stringify(a.fields ?? null) === JSON.stringify(b.fields ?? null);

const DAY = 86_400_000;

const dayBefore = (day: Day): Day => new Date(Date.parse(day) - DAY).toISOString().slice(0, 10);
