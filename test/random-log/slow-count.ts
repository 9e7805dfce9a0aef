/**
 * The slow count: what a report must say about a dossier log, counted from the words of semantics.md §4–6
 * and contracts.md alone. Loops over dossiers; the clock is test/clock/slow-twin.ts; nothing comes from
 * libs/. Time is whole minutes since 1970.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { slowEvaluate } from '../clock/slow-twin.ts';

type Fields = Record<string, unknown>;

/** One accepted line as a row of its dossier's history. */
export interface SlowRow {
  dossier: string;
  seq: number;
  id: string;
  event: string;
  at: number;
  recordedAt: number;
  fields: Fields;
}

export const minuteOf = (text: unknown): number => Math.floor(Date.parse(String(text)) / 60_000);
const written = (minute: number): string =>
  `${new Date((minute + 420) * 60_000).toISOString().slice(0, 16)}:00+07:00`;

// ── The catalogue, read from its files ──

interface Edition {
  code: string;
  field: string;
  effective: { from: string; to?: string };
  term: Fields;
}

const catalogue: Edition[] = readdirSync('processes', { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => parse(readFileSync(join('processes', file), 'utf8')) as Partial<Edition>)
  .filter((file): file is Edition => file.code !== undefined && file.term !== undefined);

/** The edition of a procedure in force on the day it was submitted. */
const editionOf = (row: SlowRow): Edition | undefined => {
  const day = written(row.at).slice(0, 10);
  return catalogue.find(
    ({ code, effective }) =>
      code === row.fields.procedure &&
      effective.from <= day &&
      day <= (effective.to ?? '9999-12-31'),
  );
};

// ── Rows ──

/** The row a line would become after the rows of its dossier so far. */
export const rowOf = (line: Fields, before: readonly SlowRow[]): SlowRow => {
  const at = minuteOf(line.at);
  const last = before.at(-1)?.recordedAt ?? at;
  return {
    dossier: String(line.dossier),
    seq: before.length + 1,
    id: typeof line.id === 'string' ? line.id : '',
    event: String(line.event),
    at,
    recordedAt: line.recordedAt === undefined ? Math.max(at, last) : minuteOf(line.recordedAt),
    fields: line,
  };
};

/** What was known at K, as it then counted: voided rows left out, amended ones amended, no corrections. */
export const effective = (rows: readonly SlowRow[], knownAt = Infinity): SlowRow[] => {
  const known = rows.filter(({ recordedAt }) => recordedAt <= knownAt);
  const voided = new Set<string>();
  const changes = new Map<string, Fields>();
  for (const { event, id, fields } of [...known].reverse()) {
    if (event !== 'correct' || (id !== '' && voided.has(id))) continue;
    for (const target of (fields.void ?? []) as string[]) voided.add(target);
    for (const { id: target, ...change } of (fields.amend ?? []) as { id: string }[])
      changes.set(target, { ...change, ...changes.get(target) });
  }
  return known
    .filter(({ id, event }) => event !== 'correct' && !(id !== '' && voided.has(id)))
    .map((row) => {
      const change = row.id === '' ? undefined : changes.get(row.id);
      if (change === undefined) return row;
      const { at, ...rest } = change;
      return {
        ...row,
        at: at === undefined ? row.at : minuteOf(at),
        fields: { ...row.fields, ...rest },
      };
    });
};

/** When the fact of a row happened: a return recorded afterwards finishes when it says, else at the return. */
const happened = ({ event, at, fields }: SlowRow): number =>
  event === 'record-returned' ? minuteOf(fields.finishedAt ?? fields.returnedAt) : at;

// ── One dossier ──

interface Clock {
  acceptedAt: number;
  term: Fields;
  judge: 'date' | 'instant';
  events: { type: string; at: number; reason?: string; due?: string }[];
}

/** A dossier as its facts before a cut tell it. */
export interface Story {
  rows: readonly SlowRow[];
  owner: string;
  channel: string;
  field: string;
  accepted?: number;
  finished?: number;
  closedAs?: string;
  clock?: Clock;
  open: Set<string>;
  lateBeforeRestart: boolean;
  extended: boolean;
  digitisedIntake: boolean;
  digitisedResult: boolean;
  /** Ownership moved while the dossier was in hand. */
  takenOver: boolean;
  /** Rows that have no effect where they stand, and why. */
  breaches: { row: SlowRow; why: string }[];
}

const twin = (clock: Clock, finishedAt?: number): Fields =>
  slowEvaluate({
    id: 'x',
    acceptedAt: written(clock.acceptedAt),
    term: clock.term,
    judge: clock.judge,
    events: clock.events.map((event) => ({ ...event, at: written(event.at) })),
    ...(finishedAt !== undefined && { finishedAt: written(finishedAt) }),
  });

/** The standing of a finish; a due beyond the known calendar lies after every finish within it. */
const standingAt = (clock: Clock, finish: number): string => {
  const answer = twin(clock, finish);
  if (answer.error === 'CalendarEnds') return 'early';
  if (answer.error !== undefined) throw new Error(JSON.stringify({ answer, clock, finish }));
  return String(answer.standing);
};

/** In hand at x: overdue exactly if finishing just before x would be (semantics.md §4). */
const overdueAt = (clock: Clock, x: number): boolean => {
  if (clock.judge === 'instant') return standingAt(clock, x) === 'overdue';
  if (x <= clock.acceptedAt) return false;
  // What happened within the very minute of x can't have been late before it.
  const events = clock.events.filter(({ at }) => at < x);
  return standingAt({ ...clock, events }, x - 1) === 'overdue';
};

const clockOf = (accept: SlowRow, edition: Edition): Clock => {
  const given = (accept.fields.term ?? edition.term) as Fields;
  const { unit, value, cutoff } = given;
  const byDate = unit === 'calendar-day' || (unit === 'working-day' && Number.isInteger(value));
  return {
    acceptedAt: accept.at,
    term: {
      unit,
      ...(value !== undefined && { value }),
      ...(cutoff !== undefined && { cutoff }),
    },
    judge: (given.judge as 'date' | 'instant' | undefined) ?? (byDate ? 'date' : 'instant'),
    events: [],
  };
};

const HOLDS: Record<string, string> = {
  'request-supplement': 'supplement',
  'request-payment': 'payment',
};

/** The fact fold, slowly: facts that happened before the cut in order (at, seq). */
export const storyOf = (rows: readonly SlowRow[], cut = Infinity): Story | undefined => {
  const facts = rows
    .filter((row) => happened(row) < cut)
    .sort((a, b) => happened(a) - happened(b) || a.seq - b.seq);
  const submit = rows.find(({ event }) => event === 'submit');
  if (!submit) return undefined;
  const edition = editionOf(submit);
  if (!edition) throw new Error(`no edition for ${JSON.stringify(submit.fields)}`);
  const story: Story = {
    rows: facts,
    owner: String(submit.fields.agency),
    channel: String(submit.fields.channel),
    field: edition.field,
    open: new Set(),
    lateBeforeRestart: false,
    extended: false,
    digitisedIntake: false,
    digitisedResult: false,
    takenOver: false,
    breaches: [],
  };
  for (const fact of facts) tell(story, fact, edition);
  return story;
};

const tell = (story: Story, row: SlowRow, edition: Edition): void => {
  const { event, fields } = row;
  const at = happened(row);
  const breach = (why: string): void => void story.breaches.push({ row, why });
  const { clock } = story;
  if (event === 'return') return;
  if (event === 'transfer') {
    if (story.accepted !== undefined && at > story.accepted && fields.to !== story.owner)
      story.takenOver = true;
    story.owner = String(fields.to);
    return;
  }
  // Closed once: a return recorded afterwards changes nothing of it.
  if (story.finished !== undefined && event === 'record-returned') return;
  if (story.finished !== undefined) return breach('order');
  switch (event) {
    case 'accept':
      if (clock) return breach('order');
      story.accepted = at;
      story.clock = clockOf(row, edition);
      story.digitisedIntake = fields.digitised === true;
      // What was asked for before is there, or is no longer asked for: it was taken in as complete.
      story.open.clear();
      return;
    case 'request-supplement':
    case 'request-payment': {
      const reason = HOLDS[event]!;
      if (story.open.has(reason)) return breach('hold-open');
      story.open.add(reason);
      clock?.events.push({ type: 'hold', at, reason });
      return;
    }
    case 'supplement':
    case 'payment':
      if (!story.open.delete(event)) return breach('no-hold');
      if (!clock) return;
      if (event === 'payment') clock.events.push({ type: 'release', at, reason: event });
      else {
        const asked = clock.events.findLastIndex(
          ({ type, reason }) => type === 'hold' && reason === 'supplement',
        );
        const before = { ...clock, events: clock.events.slice(0, asked) };
        if (overdueAt(before, clock.events[asked]!.at)) story.lateBeforeRestart = true;
        clock.events.push({ type: 'restart', at });
      }
      return;
    case 'extend': {
      if (!clock) return breach('order');
      const extend = { type: 'extend', at, due: String(fields.due) };
      const tried = twin({ ...clock, events: [...clock.events, extend] });
      if (tried.error !== undefined) return breach(JSON.stringify(tried.error));
      clock.events.push(extend);
      story.extended = true;
      return;
    }
    case 'finish':
    case 'record-returned':
    case 'withdraw':
    case 'stop':
      if (!clock) {
        // Withdrawn before acceptance: never received.
        if (event !== 'withdraw') breach('order');
        return;
      }
      story.finished = at;
      story.closedAs = event === 'withdraw' || event === 'stop' ? event : String(fields.outcome);
      story.digitisedResult = fields.digitised === true;
      return;
    default:
  }
};

// ── What may be recorded next (control) ──

interface Control {
  phase: string;
  waiting: Set<string>;
  accepted: boolean;
}

/** The state after the rows in order of recording, or the first row that was not allowed. */
const controlOf = (
  rows: readonly SlowRow[],
  stillAsked: boolean,
): Control | { illegal: SlowRow; why: string } => {
  const state: Control = { phase: '', waiting: new Set(), accepted: false };
  for (const row of rows) {
    const asked = [...state.waiting];
    const why = step(state, row.event);
    if (stillAsked && row.event === 'accept') state.waiting = new Set(asked);
    if (why !== undefined) return { illegal: row, why };
  }
  return state;
};

/** Moves the state; answers why not, if not. */
const step = (state: Control, event: string): string | undefined => {
  const { phase } = state;
  const inHand = phase === 'in-hand';
  const open = inHand || phase === 'submitted';
  const go = (legal: boolean, to: string): string | undefined => {
    if (!legal) return 'not-allowed';
    state.phase = to;
    state.waiting.clear();
    return undefined;
  };
  switch (event) {
    case 'submit':
      return go(phase === '', 'submitted');
    case 'accept':
      if (phase === 'submitted') state.accepted = true;
      return go(phase === 'submitted', 'in-hand');
    case 'refuse':
      return go(phase === 'submitted', 'refused');
    case 'request-supplement':
    case 'request-payment':
    case 'request-opinion': {
      const reason = event.slice('request-'.length);
      if (!(inHand || (open && reason === 'supplement'))) return 'not-allowed';
      if (state.waiting.has(reason)) return 'hold-open';
      state.waiting.add(reason);
      return undefined;
    }
    case 'supplement':
    case 'payment':
    case 'opinion':
      if (!(inHand || (open && event === 'supplement'))) return 'not-allowed';
      return state.waiting.delete(event) ? undefined : 'no-hold';
    case 'extend':
      return inHand ? undefined : 'not-allowed';
    case 'transfer':
      return open ? undefined : 'not-allowed';
    case 'withdraw':
      return go(open, 'withdrawn');
    case 'stop':
      return go(inHand, 'stopped');
    case 'finish':
      return go(inHand, 'finished');
    case 'return':
      return go(state.accepted && ['finished', 'withdrawn', 'stopped'].includes(phase), 'returned');
    case 'record-returned':
      return go(state.accepted, 'returned');
    default:
      return 'bad-line';
  }
};

/** A correction names rows of its dossier, and none voids the submission. */
const corrigible = (rows: readonly SlowRow[], { fields }: SlowRow): boolean => {
  const voided = (fields.void ?? []) as string[];
  const amended = ((fields.amend ?? []) as { id: string }[]).map(({ id }) => id);
  const submit = rows.find(({ event }) => event === 'submit')?.id;
  return [...voided, ...amended].every(
    (target) =>
      rows.some(({ id }) => id === target) && !(voided.includes(target) && target === submit),
  );
};

/** Whose it is after the rows in order of recording. */
const ownerAfter = (rows: readonly SlowRow[]): unknown =>
  rows.findLast(({ event }) => event === 'transfer')?.fields.to ??
  rows.find(({ event }) => event === 'submit')?.fields.agency;

/**
 * Whether a line that can be read may follow the rows: by the states of contracts.md in order of recording
 * (`control`), and by the clock in order of happening (`clock`). Undefined: nothing against it.
 */
export const objection = (
  rows: readonly SlowRow[],
  row: SlowRow,
): { by: 'control' | 'clock'; why: string } | undefined => {
  if (row.event === 'correct' && !corrigible(rows, row)) return { by: 'control', why: 'target' };
  if (row.event === 'transfer' && row.fields.to === ownerAfter(effective(rows)))
    return { by: 'control', why: 'its own already' };
  const all = effective([...rows, row]);
  // Whether an acceptance ends what was asked for before it, semantics.md leaves open: a line is wrongly
  // taken if it is so either way, wrongly refused if neither way speaks against it.
  const [ends, goesOn] = [controlOf(all, false), controlOf(all, true)];
  if ('illegal' in ends && 'illegal' in goesOn) return { by: 'control', why: ends.why };
  const either = [ends, goesOn].find((one) => 'illegal' in one);
  if (either && 'illegal' in either) return { by: 'clock', why: either.why };
  const story = storyOf(all);
  const breach = story?.breaches.find(({ row: { seq } }) => seq === row.seq);
  return breach && { by: 'clock', why: breach.why };
};

// ── Counting ──

export interface Question {
  /** First minute of the period, and the cut: its end or the instant it is looked at. */
  from: number;
  cut: number;
  knownAt: number;
  agencies: readonly string[];
}

const noCounts = () => ({
  received: 0,
  carriedOver: 0,
  inPeriod: { total: 0, online: 0, direct: 0, postal: 0 },
  resolved: { total: 0, early: 0, onTime: 0, overdue: 0 },
  inHand: { total: 0, within: 0, overdue: 0 },
  memo: {
    paused: 0,
    provisional: 0,
    returnedUnqualified: 0,
    rejected: 0,
    withdrawn: 0,
    stopped: 0,
    lateBeforeRestart: 0,
    reappointed: 0,
    withoutAppointment: 0,
    withoutAppointmentInHand: 0,
    digitisedIntake: 0,
    digitisedResult: 0,
  },
});
export type SlowCounts = ReturnType<typeof noCounts>;

export interface SlowReport {
  total: SlowCounts;
  fields: Record<string, SlowCounts>;
  units: Record<string, SlowCounts>;
}

const standings = new WeakMap<readonly SlowRow[], string>();
const stories = new Map<string, Story | undefined>();

/** The story is the same for the same facts: remembered by how many rows were known and what is before the cut. */
const storyAt = (rows: readonly SlowRow[], { knownAt, cut }: Question): Story | undefined => {
  const known = rows.filter(({ recordedAt }) => recordedAt <= knownAt);
  if (known.length === 0) return undefined;
  const facts = effective(known);
  const key = [
    known[0]!.dossier,
    known.length,
    facts.map((row) => (happened(row) < cut ? '1' : '0')).join(''),
  ].join(' ');
  if (!stories.has(key)) stories.set(key, storyOf(facts, cut));
  return stories.get(key);
};

/** Forgets what was worked out for another log. */
export const forget = (): void => stories.clear();

/** What one dossier adds to each count of the question: 0 or 1; undefined if it is not counted. */
export const shareOf = (
  rows: readonly SlowRow[],
  question: Question,
): { story: Story; share: SlowCounts } | undefined => {
  const { from, cut, agencies } = question;
  const story = storyAt(rows, question);
  if (story?.accepted === undefined || !story.clock) return undefined;
  if (!agencies.includes(story.owner)) return undefined;
  const { accepted, finished, clock, closedAs } = story;
  if (finished !== undefined && finished < from) return undefined;
  const share = noCounts();
  const { memo } = share;
  share.received = 1;
  if (accepted < from || story.takenOver) share.carriedOver = 1;
  else {
    share.inPeriod.total = 1;
    share.inPeriod[story.channel as 'online' | 'direct' | 'postal'] = 1;
    if (story.digitisedIntake) memo.digitisedIntake = 1;
  }
  const none = clock.term.unit === 'none';
  if (finished === undefined) {
    share.inHand.total = 1;
    if (!none && overdueAt(clock, cut)) share.inHand.overdue = 1;
    else share.inHand.within = 1;
    if (story.open.size > 0) memo.paused = 1;
    if (none) memo.withoutAppointmentInHand = 1;
    if (twin(clock).error === 'CalendarEnds') memo.provisional = 1;
    return { story, share };
  }
  share.resolved.total = 1;
  let standing = standings.get(story.rows);
  if (standing === undefined) {
    standing = standingAt(clock, finished);
    standings.set(story.rows, standing);
  }
  if (standing === 'early') share.resolved.early = 1;
  else if (standing === 'overdue') share.resolved.overdue = 1;
  else share.resolved.onTime = 1;
  if (none) memo.withoutAppointment = 1;
  if (closedAs === 'returned-unqualified') memo.returnedUnqualified = 1;
  if (closedAs === 'rejected') memo.rejected = 1;
  if (closedAs === 'withdraw') memo.withdrawn = 1;
  if (closedAs === 'stop') memo.stopped = 1;
  if (story.lateBeforeRestart) memo.lateBeforeRestart = 1;
  if (story.extended) memo.reappointed = 1;
  if (story.digitisedResult) memo.digitisedResult = 1;
  return { story, share };
};

/** The report, one dossier after the other. */
export const slowReport = (
  dossiers: Iterable<readonly SlowRow[]>,
  question: Question,
): SlowReport => {
  const report: SlowReport = { total: noCounts(), fields: {}, units: {} };
  for (const rows of dossiers) {
    const counted = shareOf(rows, question);
    if (!counted) continue;
    const { story, share } = counted;
    add(report.total, share);
    add((report.fields[story.field] ??= noCounts()), share);
    add((report.units[story.owner] ??= noCounts()), share);
  }
  return report;
};

const add = (to: object, share: object): void => {
  const sum = to as Record<string, number | object>;
  for (const [name, value] of Object.entries(share) as [string, number | object][]) {
    if (typeof value === 'number') sum[name] = (sum[name] as number) + value;
    else add(sum[name] as object, value);
  }
};
