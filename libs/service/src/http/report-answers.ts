/** What questions about reports have in common: which report is asked for, and how it is answered. */
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

import type { CountedDossier, ReportOrder } from '#lib/desk';
import type { Directory } from '#lib/directory';
import { pageOf } from '#lib/persistence';

import type { ReportFormat } from '../report-files.ts';
import { agencyNamed } from './names.ts';
import { iso, readInstant } from './schemas/common.ts';
import type { cellAnswer } from './schemas/others.ts';

const types = {
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** The report a query asks for, as of now where it names no other instant. */
export const orderOf = (
  period: string,
  {
    agency,
    asOf,
    asKnownAt,
    version,
  }: {
    agency: string;
    asOf?: string | undefined;
    asKnownAt?: string | undefined;
    version?: number | undefined;
  },
): ReportOrder => ({
  period,
  agency,
  now: Date.now(),
  ...(asOf !== undefined && { asOf: readInstant(asOf) }),
  ...(asKnownAt !== undefined && { asKnownAt: readInstant(asKnownAt) }),
  ...(version !== undefined && { version }),
});

/** Sends the one file of a report; all but JSON to be saved. */
export const sendReport = async (
  reply: FastifyReply,
  files: Readonly<Record<string, Uint8Array | string>>,
  format: ReportFormat,
): Promise<void> => {
  const [[name, content] = ['bao-cao', '']] = Object.entries(files);
  if (format !== 'json') {
    void reply.header('content-disposition', `attachment; filename="${name}"`);
  }
  await reply
    .header('content-type', types[format])
    .send(typeof content === 'string' ? content : Buffer.from(content));
};

/** A figure with a page of the dossiers behind it, in the order of their codes. */
export const cellOf = (
  directory: Directory,
  cell: { key: string; label: string },
  found: readonly CountedDossier[],
  { cursor = '', limit }: { cursor?: string | undefined; limit: number },
): z.infer<typeof cellAnswer> => {
  const rest = found
    .filter(({ dossier }) => dossier > cursor)
    .sort((a, b) => (a.dossier < b.dossier ? -1 : 1));
  const { items, next } = pageOf(
    rest,
    limit,
    ({ dossier }) => dossier,
    (one) => ({
      dossier: one.dossier,
      procedure: one.procedure,
      field: one.field,
      owner: agencyNamed(directory, one.owner),
      channel: one.channel,
      acceptedAt: iso(one.acceptedAt),
      due: iso(one.due),
      closedAt: iso(one.closedAt),
      closedAs: one.closedAs,
      standing: one.standing,
    }),
  );
  return { ...cell, figure: found.length, items, next };
};
