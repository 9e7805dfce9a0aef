/**
 * What two deployments tell each other of a dossier they share. Home tells `dossier.offered`, `dossier.told` and
 * `dossier.refused`; the guest tells `dossier.act`, and `dossier.unheard` of what it could not take. By `dossier.ask` a
 * guest asks to be told anew where home stands.
 */
import { z } from 'zod';

import { termSchema } from '#lib/deadline';
import { copyKinds, instantOf, paperPurposes } from '#lib/dossier';
import { policiesSchema } from '#lib/procedure';

export const messageTypes = {
  offered: 'dossier.offered',
  told: 'dossier.told',
  refused: 'dossier.refused',
  act: 'dossier.act',
  unheard: 'dossier.unheard',
  ask: 'dossier.ask',
} as const;

const word = z.string().min(1).max(200);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.number().int();
const iso = z.string().refine((text) => instantOf(text) !== undefined);
const value = z.union([z.boolean(), z.number(), z.string()]);
const hold = z.object({
  scope: word,
  reason: z.enum(['supplement', 'payment', 'opinion']),
  from: word.optional(),
});

/** A paper, with the name its file had where it comes from; the bytes are fetched by their hash. */
const paper = z.object({
  paper: word.optional(),
  copy: z.enum(copyKinds),
  purpose: z.enum(paperPurposes),
  sha256: hash.optional(),
  signed: z.literal(true).optional(),
  fileName: z.string().max(300).optional(),
});
export type ToldPaper = z.infer<typeof paper>;

const standing = z.enum(['early', 'on-time', 'overdue', 'none']);
const position = z.looseObject({
  phase: z.enum(['submitted', 'refused', 'in-hand', 'closed', 'returned']),
  procedure: word,
  field: word,
  channel: z.enum(['online', 'direct', 'postal']),
  owner: word,
  ownerSince: instant,
  receivedBy: word,
  decidedBy: word.nullable(),
  acceptedAt: instant.nullable(),
  closedAt: instant.nullable(),
  closedAs: z
    .enum(['granted', 'rejected', 'returned-unqualified', 'withdrawn', 'stopped'])
    .nullable(),
  returnedAt: instant.nullable(),
  standing: standing.nullable(),
  due: instant.nullable(),
  originalDue: instant.nullable(),
  provisional: z.boolean(),
  overdueFrom: instant.nullable(),
  paused: z.boolean(),
  withoutAppointment: z.boolean(),
  lateBeforeRestart: z.boolean(),
  reappointed: z.boolean(),
  digitisedIntake: z.boolean(),
  digitisedResult: z.boolean(),
});

const applicant = z.object({
  name: word,
  phone: z.string().nullable().optional(),
  email: z.string().nullable().optional(),
  idNumber: z.string().nullable().optional(),
  address: z.string().nullable().optional(),
  representative: z.string().nullable().optional(),
});

/** Where home stands after one of its acts. */
export const homeMessage = z.object({
  at: iso,
  /** `type` in the words of the dossier log. */
  act: z.object({
    seq: z.number().int().positive(),
    hash,
    type: word,
    segment: word.optional(),
    worked: iso.optional(),
    yours: z.literal(true).optional(),
    states: z.literal(true).optional(),
  }),
  reason: z.string().max(10_000).optional(),
  procedure: word,
  version: z.number().int(),
  machine: hash,
  inForce: z
    .looseObject({ term: z.looseObject(termSchema.shape), policies: policiesSchema })
    .nullable(),
  position,
  state: z.object({
    configuration: z.union([word, z.record(z.string(), z.unknown())]),
    context: z.object({
      facts: z.record(z.string(), value),
      holds: z.array(hold),
      requests: z.array(hold),
      offers: z.record(
        z.string(),
        z.enum(['offered', 'received', 'declined', 'recalled', 'expired']),
      ),
      accepted: z.boolean(),
      outcome: z.enum(['granted', 'rejected', 'returned-unqualified']).nullable(),
    }),
  }),
  offers: z.array(z.object({ segment: word, agency: word })),
  seen: z.string().nullable(),
  changes: z.array(
    z.object({
      row: z.union([z.string(), z.number()]),
      void: z.boolean().optional(),
      at: iso.optional(),
      worked: iso.optional(),
    }),
  ),
  papers: z.array(paper).optional(),
  /** With an offer, where the segment learns who the dossier is for. */
  applicant: applicant.optional(),
  /** The guest's act that was refused, where the message is of that. */
  refused: z.object({ key: word, code: word }).optional(),
  /** Told anew, to put right what differs: under a name of its own, with every act of the guest's that counts. */
  again: z.object({ name: word, counting: z.array(z.string()) }).optional(),
});
export type HomeMessage = z.infer<typeof homeMessage>;

/** What a guest's clerk did, as a line of the dossier log. */
export const actMessage = z.object({
  line: z.looseObject({ event: word, dossier: word, by: word, id: word, at: iso }),
  papers: z.array(paper).optional(),
});
export type ActMessage = z.infer<typeof actMessage>;

/** What home told and the guest could not take. */
export const unheardMessage = z.object({
  act: z.object({ seq: z.number().int(), type: word }),
  code: word,
  reason: z.string(),
});
export type UnheardMessage = z.infer<typeof unheardMessage>;
