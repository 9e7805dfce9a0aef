import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import type { WorkingCalendar } from '#lib/calendar';
import type { Desk, DossierView } from '#lib/desk';
import type { Command, Instant } from '#lib/dossier';

import { demoFolder } from './demo-data.ts';

const actSchema = z.union([
  z.enum(['accept', 'step', 'return']).transform((type) => ({ type })),
  z.strictObject({ type: z.literal('request-supplement'), reason: z.string() }),
  z.strictObject({ type: z.literal('request-payment'), amount: z.number() }),
]);
type Act = z.infer<typeof actSchema>;

const daySchema = z.strictObject({
  agency: z.string(),
  dossiers: z.array(
    z.strictObject({
      procedure: z.string(),
      channel: z.enum(['online', 'direct', 'postal']),
      days: z.number().int().min(0),
      every: z.number().int().positive().default(45),
      acts: z.array(actSchema),
      applicant: z.strictObject({ name: z.string(), phone: z.string() }),
    }),
  ),
});

const MINUTE = 60_000;

/**
 * A day at the desk to try the console on: dossiers of the last days at every station, played through the
 * engine as if done then. Once for a day; where the agency's first code of the oldest of these days is given
 * already, nothing is done.
 */
export const loadDemoDay = async (desk: Desk, now: Instant): Promise<void> => {
  const { parse } = await import('yaml');
  const { act } = await import('#lib/desk');
  const text = await readFile(join(demoFolder(), 'hom-nay.yaml'), 'utf8');
  const { agency, dossiers } = daySchema.parse(parse(text));
  const code = desk.directory.agency(agency).code ?? agency;
  const calendar = desk.calendars.of(agency);
  const given = new Map<string, number>();
  const planned = dossiers
    .map((dossier, place) => ({ ...dossier, at: submittedAt(calendar, now, dossier.days, place) }))
    .sort((a, b) => a.at - b.at)
    .map((dossier) => {
      const day = localDay(dossier.at);
      const number = (given.get(day) ?? 0) + 1;
      given.set(day, number);
      return { ...dossier, id: `${code}-${day}-${String(number).padStart(4, '0')}` };
    });
  const { dossiers: known } = await desk.dossiers.read(planned.map(({ id }) => id));
  if (known.some((one) => one !== undefined)) return;
  for (const { id, procedure, channel, at, every, acts, applicant } of planned) {
    const record = async (command: Command, when: Instant) =>
      (
        await act(desk, {
          command: { ...command, at: when },
          recorded: { at: when },
          ...(command.type === 'submit' && {
            applicant: {
              ...applicant,
              email: null,
              idNumber: null,
              address: null,
              representative: null,
            },
          }),
        })
      ).dossier;
    const base = { dossier: id, source: 'log' as const, by: 'mot-cua-1' };
    let standing = await record(
      { ...base, key: 'submit', type: 'submit', procedure, agency, channel },
      at,
    );
    for (const [place, one] of acts.entries()) {
      const when = Math.min(later(calendar, at, (place + 1) * every), now);
      const command = { ...base, key: `act-${place}`, ...commandOf(one, standing) } as Command;
      standing = await record(command, when);
    }
  }
};

/** What an act of the file means on a dossier: a step is the usual action of the first open task. */
const commandOf = (act: Act, { model, view }: DossierView): object => {
  if (act.type !== 'step') return act;
  const [task] = view.tasks;
  const [action] = Object.keys((task && model.machine.tasks[task.step]?.actions) ?? {});
  if (!task || action === undefined) throw new Error('the demo takes a step where no task is open');
  return {
    type: 'step',
    task: task.step,
    action,
    by: bySeat(model.machine.tasks[task.step]?.role),
  };
};

const bySeat = (role: string | undefined): string =>
  role === 'chair' ? 'lanh-dao-1' : role === 'desk' ? 'mot-cua-1' : 'tu-phap-1';

const localDay = (at: Instant): string =>
  new Date(at + 7 * 60 * MINUTE).toISOString().slice(2, 10).replaceAll('-', '');

/** The so-many-th working day before today, in the morning; today: within the last hour. */
const submittedAt = (
  calendar: WorkingCalendar,
  now: Instant,
  days: number,
  place: number,
): Instant => {
  if (days === 0) return now - (60 - 2 * place) * MINUTE;
  let at = now;
  for (let left = days; left > 0;) {
    at -= 24 * 60 * MINUTE;
    const opening = later(calendar, startOf(at), 0);
    if (localDay(opening) === localDay(at)) left -= 1;
  }
  return later(calendar, startOf(at), 5 + 7 * place);
};

const startOf = (at: Instant): Instant =>
  Math.floor((at + 7 * 60 * MINUTE) / (24 * 60 * MINUTE)) * 24 * 60 * MINUTE - 7 * 60 * MINUTE;

/** So many working minutes later. */
const later = (calendar: WorkingCalendar, at: Instant, minutes: number): Instant =>
  calendar.addWorkingMinutes(
    Math.floor(at / MINUTE) as Parameters<typeof calendar.addWorkingMinutes>[0],
    minutes,
  ) * MINUTE;
