import { createHash } from 'node:crypto';

import { z } from 'zod';

import { termSchema } from '#lib/deadline';

import type { Command } from './command.ts';
import { collectors, returnWays } from './return-ways.ts';
import type { Fact } from './facts.ts';
import type { HistoryRow, HistoryText } from './history.ts';
import { instantOf, isoOf } from './instants.ts';
import { copyKinds, paperPurposes } from './papers.ts';
import type { Instant } from './position.ts';
import { DossierRefusal } from './refusals.ts';
import { retentionSchema } from './retention.ts';

/** First line of a dossier log; optional. */
export const LOG_HEADER = { format: 'motcua-dossier-log', version: 1 } as const;

const instant = z.string().transform((text, context): Instant => {
  const value = instantOf(text);
  if (value !== undefined) return value;
  context.addIssue({
    code: 'custom',
    message: `"${text}" không phải thời điểm ISO 8601 có múi giờ, ví dụ 2023-03-16T08:05:00+07:00`,
  });
  return z.NEVER;
});
const word = z.string().trim().min(1);
const values = z.record(z.string(), z.union([z.boolean(), z.number(), z.string()]));
const outcome = z.enum(['granted', 'rejected', 'returned-unqualified']);
const term = z.object({ ...termSchema.shape, judge: z.enum(['date', 'instant']).optional() });
const channel = z.enum(['online', 'direct', 'postal']);
const way = z.enum(returnWays);

const base = {
  dossier: word.max(64),
  at: instant,
  by: word.default('log'),
  inPlaceOf: word.optional(),
  id: word.max(128).optional(),
  recordedAt: instant.optional(),
  reason: z.string().optional(),
  salt: z
    .string()
    .regex(/^[0-9a-f]{16,128}$/)
    .optional(),
  seq: z.number().int().positive().optional(),
  hash: z.string().optional(),
};
const papers = {
  papers: z
    .array(
      z.strictObject({
        paper: word.optional(),
        copy: z.enum(copyKinds),
        purpose: z.enum(paperPurposes).optional(),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
        signed: z.literal(true).optional(),
        certificate: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
      }),
    )
    .optional(),
};
const line = <E extends string, S extends z.ZodRawShape>(event: E, shape: S) =>
  z.object({ ...base, event: z.literal(event), ...shape });
const segment = { segment: word.optional() };
const answer = {
  segment: word,
  offer: z
    .strictObject({ seq: z.number().int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/) })
    .optional(),
};
const asked = { agency: word.optional(), outside: word.max(200).optional() };
const digitised = { digitised: z.boolean().optional() };

const lineSchema = z.discriminatedUnion('event', [
  line('submit', {
    procedure: word,
    agency: word,
    receivedBy: word.optional(),
    channel,
    way: way.optional(),
    ...papers,
    facts: values.optional(),
  }),
  line('accept', { ...digitised, facts: values.optional(), term: term.optional() }),
  line('refuse', {}),
  line('step', {
    action: word,
    task: word.optional(),
    ...segment,
    ...digitised,
    ...papers,
    facts: values.optional(),
  }),
  line('request-supplement', segment),
  line('supplement', { ...segment, ...papers }),
  line('request-payment', { ...segment, amount: z.number().min(0).optional() }),
  line('payment', {
    ...segment,
    amount: z.number().min(0).optional(),
    receipt: word.optional(),
  }),
  line('refund', { amount: z.number().positive(), receipt: word.optional() }),
  line('request-opinion', { ...segment, ...asked, within: termSchema.optional() }),
  line('opinion', { ...segment, ...asked }),
  line('withdraw', {}),
  line('stop', {}),
  line('extend', { due: instant }),
  line('vary', { facts: values.optional(), term: term.optional() }),
  line('reclassify', { procedure: word, facts: values.optional() }),
  line('hand-over', { segment: word, to: word.optional() }),
  line('receive', answer),
  line('decline', answer),
  line('recall', answer),
  line('expire', answer),
  line('transfer', {
    to: word,
    plan: word.optional(),
    successors: z
      .strictObject({ agencies: z.record(word, word), kinds: z.record(word, word) })
      .optional(),
  }),
  line('finish', { outcome, ...digitised, ...papers }),
  // What another deployment said that owns the dossier: taken as it was said, the machine sees whether it can be.
  line('host', {
    partner: word,
    act: z.looseObject({ seq: z.number().int(), hash: word, type: word }),
    procedure: word,
    version: z.number().int(),
    machine: word,
    inForce: z.looseObject({}).nullable(),
    position: z.looseObject({ owner: word }),
    state: z.looseObject({ configuration: z.unknown(), context: z.looseObject({}) }),
    offers: z.array(z.object({ segment: word, agency: word })),
    seen: word.nullable(),
    changes: z.array(z.looseObject({ row: z.union([z.string(), z.number()]) })),
    refused: z.object({ key: word, code: word }).optional(),
    ...papers,
  }),
  line('choose-return', { way }),
  line('send', { carrier: word, tracking: word.optional() }),
  line('delivery-failed', {}),
  line('sent-back', {}),
  line('lost-in-post', {}),
  line('reissue', papers),
  line('lose-receipt', {}),
  line('return', {
    way: way.optional(),
    collectedBy: z.enum(collectors).optional(),
    collectorName: z.string().optional(),
    collectorPaper: z.string().optional(),
  }),
  line('archive', {
    place: word,
    box: word.optional(),
    until: z.iso.date().nullable().optional(),
    retention: retentionSchema.optional(),
  }),
  line('record-returned', {
    returnedAt: instant,
    finishedAt: instant.optional(),
    outcome,
    ...digitised,
    ...papers,
  }),
  line('correct', {
    void: z.array(word).default([]),
    amend: z
      .array(
        z.strictObject({
          id: word,
          at: z.string().optional(),
          outcome: outcome.optional(),
          digitised: z.boolean().optional(),
          returnedAt: z.string().optional(),
          finishedAt: z.string().optional(),
          due: z.string().optional(),
          channel: channel.optional(),
        }),
      )
      .default([]),
    configuration: z.unknown().optional(),
  }),
]);

/** One line of a dossier log, understood. */
export interface LogLine {
  command: Command;
  /** Absent: the later of `at` and the dossier's last recording. */
  recordedAt?: Instant;
  /** The hash an export gave the row; a replay that gets another one has another history. */
  hash?: string;
}

/**
 * Reads the lines of a log one after another. Its memory is only the count of identical lines, since the
 * key of a line without `id` is the hash of the line and its ordinal among its like.
 */
export class LogReader {
  private readonly seen = new Map<string, number>();

  /**
   * One line → what it asks to record; undefined for a blank line and for the header.
   *
   * @throws DossierRefusal bad-line, saying which part is wrong
   */
  read(text: string): LogLine | undefined {
    const trimmed = text.trim();
    if (trimmed === '') return undefined;
    const json = parsed(trimmed);
    if (isHeader(json)) return undefined;
    const result = lineSchema.safeParse(json);
    if (!result.success) throw badLine(result.error, json);
    const { id, recordedAt, hash, event, seq: _seq, ...rest } = result.data;
    return {
      command: commandOf(event, rest, id ?? this.keyOf(trimmed)),
      ...(recordedAt !== undefined && { recordedAt }),
      ...(hash !== undefined && { hash }),
    };
  }

  private keyOf(text: string): string {
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 24);
    const ordinal = (this.seen.get(digest) ?? 0) + 1;
    this.seen.set(digest, ordinal);
    return `${digest}-${ordinal}`;
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new DossierRefusal('bad-line', 'Dòng không phải JSON hợp lệ.');
  }
};

const isHeader = (json: unknown): boolean => {
  if (typeof json !== 'object' || json === null || !('format' in json)) return false;
  const { format, version } = json as { format: unknown; version?: unknown };
  if (format === LOG_HEADER.format && version === LOG_HEADER.version) return true;
  throw new DossierRefusal(
    'bad-line',
    `Định dạng nhật ký không được hỗ trợ: ${JSON.stringify(json)}`,
  );
};

type LineData = Omit<z.infer<typeof lineSchema>, 'event' | 'id' | 'recordedAt' | 'hash' | 'seq'>;

const commandOf = (type: Command['type'], rest: LineData, key: string): Command => {
  const { facts, amend, ...fields } = rest as LineData & {
    facts?: Record<string, unknown>;
    amend?: { id: string }[];
  };
  return {
    ...fields,
    ...(facts && { values: facts }),
    ...(amend && { amend: amend.map(({ id, ...change }) => ({ key: id, ...change })) }),
    type,
    key,
    source: 'log',
  } as Command;
};

const badLine = (error: z.ZodError, json: unknown): DossierRefusal => {
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  const event =
    typeof json === 'object' && json !== null && 'event' in json ? json.event : undefined;
  if (path === '') return new DossierRefusal('bad-line', 'Dòng phải là một đối tượng JSON.');
  if (path === 'event' || issue === undefined) {
    return new DossierRefusal('bad-line', `Không có loại sự kiện ${JSON.stringify(event)}.`, {
      field: 'event',
    });
  }
  const words =
    issue.code === 'custom'
      ? issue.message
      : issue.code === 'invalid_value'
        ? `phải là một trong: ${issue.values.map(String).join(', ')}`
        : issue.code === 'unrecognized_keys'
          ? `có trường lạ: ${issue.keys.join(', ')}`
          : 'thiếu hoặc không đúng kiểu';
  return new DossierRefusal('bad-line', `Trường "${path}" ${words}.`, { field: path, event });
};

/** A row of history as a line of the log format, with id, seq, recordedAt and hash. */
export const logLineOf = (
  row: HistoryRow,
  text: HistoryText | undefined,
  keyOf: (seq: number) => string,
): Record<string, unknown> => ({
  dossier: row.dossier,
  event: row.fact.type,
  at: isoOf(row.at),
  ...fieldsOf(row.fact, keyOf),
  by: row.actor,
  ...(row.fact.inPlaceOf !== undefined && { inPlaceOf: row.fact.inPlaceOf }),
  ...(text && { ...text.text, salt: text.salt }),
  id: row.key,
  seq: row.seq,
  recordedAt: isoOf(row.recordedAt),
  hash: row.hash,
});

const fieldsOf = (fact: Fact, keyOf: (seq: number) => string): Record<string, unknown> => {
  const { type: _type, effects: _effects, inPlaceOf: _who, values: given, ...fields } = fact;
  const facts = given && (Object.keys(given).length > 0 ? { facts: given } : {});
  switch (fact.type) {
    case 'submit': {
      const { channel: _channel, ...others } = given ?? {};
      return {
        procedure: fact.procedure,
        agency: fact.agency,
        ...(fact.receivedBy !== undefined && { receivedBy: fact.receivedBy }),
        channel: fact.channel,
        ...(fact.way !== undefined && { way: fact.way }),
        ...(fact.papers && { papers: fact.papers }),
        ...(Object.keys(others).length > 0 && { facts: others }),
      };
    }
    case 'accept':
    case 'vary': {
      const { inForce, ...others } = fields as { inForce: typeof fact.inForce };
      const { judge } = inForce.policies;
      return {
        ...others,
        ...facts,
        ...(inForce.given && { term: { ...inForce.term, ...(judge && { judge }) } }),
      };
    }
    case 'reclassify':
      return { procedure: fact.procedure, ...facts };
    case 'request-supplement':
    case 'request-payment':
    case 'request-opinion': {
      const { holds: _holds, ...others } = fields as { holds: boolean };
      return others;
    }
    case 'hand-over': {
      const { agency, ...others } = fields as { agency?: string };
      return { ...others, ...(agency !== undefined && { to: agency }) };
    }
    case 'host':
      return {
        ...Object.fromEntries(
          Object.entries(fields).filter(([name]) => name !== 'suspended' && name !== 'revised'),
        ),
        seen: fact.seen === 0 ? null : keyOf(fact.seen),
      };
    case 'correct': {
      const { amend, ...others } = fields as { amend: typeof fact.amend };
      return {
        ...others,
        void: fact.void.map(keyOf),
        amend: amend.map(({ seq, ...change }) => ({ id: keyOf(seq), ...change })),
      };
    }
    default:
      return { ...fields, ...facts };
  }
};
