import type { Command } from './command.ts';
import { freeTextOf } from './free-text.ts';
import { canonical, type HistoryRow, type HistoryText } from './history.ts';
import { instantOf } from './instants.ts';

/**
 * Whether a command under a row's key asks for what the row records: it is the same act sent again, and not another
 * one under a key already used. Everything the command states must stand so in the row; what was settled when it was
 * recorded (the task a step was done on, the term in force) is compared only where the command names it.
 *
 * @param text - the free text kept with the row; undefined if there is none, or it was erased
 * @example
 * repeats({ type: 'refund', amount: 5000, … }, { fact: { type: 'refund', amount: 8000 }, … }, undefined) // false
 */
export const repeats = (
  command: Command,
  row: Pick<HistoryRow, 'at' | 'fact' | 'commitment'>,
  text: HistoryText['text'] | undefined,
): boolean =>
  command.type === row.fact.type &&
  (command.at === undefined || command.at === row.at) &&
  statedIn(command).every(([name, asked]) => same(asked, recorded(row.fact, name))) &&
  sameText(command, row, text);

/** What of a command its fact says again. */
const words = [
  ...['procedure', 'agency', 'receivedBy', 'channel', 'way', 'values', 'action', 'task', 'segment'],
  ...['amount', 'receipt', 'outside', 'within', 'to', 'outcome', 'digitised', 'carrier'],
  ...['tracking', 'collectedBy', 'place', 'box', 'due', 'returnedAt', 'finishedAt'],
] as const;

/** Only the command says these: left out of a command, they are left out of its fact. */
const neverSettled = new Set<string>(['amount', 'receipt', 'tracking', 'box', 'collectedBy']);

const statedIn = (command: Command): [string, unknown][] => {
  const given = command as unknown as Readonly<Record<string, unknown>>;
  // A step is recorded by its task, which is of one segment.
  return words
    .filter((name) => name !== 'segment' || command.type !== 'step')
    .filter((name) => given[name] !== undefined || neverSettled.has(name))
    .map((name) => [name, given[name]]);
};

const instants = new Set(['due', 'returnedAt', 'finishedAt']);

const recorded = (fact: HistoryRow['fact'], name: string): unknown => {
  const told = fact as unknown as Readonly<Record<string, unknown>>;
  if (name === 'to' && fact.type === 'hand-over') return told.agency;
  // The owner's own desk is not named.
  if (name === 'receivedBy') return told.receivedBy ?? told.agency;
  const value = told[name];
  return instants.has(name) && typeof value === 'string' ? instantOf(value) : value;
};

const same = (asked: unknown, told: unknown): boolean => {
  if (!isRecord(asked) || !isRecord(told))
    return canonical(asked ?? null) === canonical(told ?? null);
  return Object.entries(asked).every(([name, value]) => same(value, told[name]));
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sameText = (
  command: Command,
  { commitment }: Pick<HistoryRow, 'commitment'>,
  text: HistoryText['text'] | undefined,
): boolean => {
  const asked = freeTextOf(command);
  if (commitment === null) return Object.keys(asked).length === 0;
  return text === undefined || canonical(asked) === canonical(text);
};
