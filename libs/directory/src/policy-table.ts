import type { Role } from './people.ts';

/**
 * What somebody asks to do.
 *
 * read: see that a dossier is there and how it stands · contents: see its papers and facts · submit: open one ·
 * act: the outer acts of its life (accept, refuse, hold, return …) · transfer: give it to another agency to own
 * (wrong desk) · serve: those of them a desk does for the applicant before it (accept, ask for papers, return …) ·
 * task: complete a step of the flow · assign: give such a task to somebody, or take it over · undo: take back one's
 * own last act at once (hoàn tác) · correct: void or amend an entry (đính chính) · erase: erase the applicant's data
 * by law (xóa dữ liệu cá nhân) · close: see and close the day's book of a desk (chốt sổ) · entries: see who did what when
 * in the part one's agency had · history: and in all of it · reasons: read why, in words that may name people ·
 * applicant: see the applicant's identity · escalate: tell the owner's head or chair about it (báo cấp trên) ·
 * reads: see who looked at personal data in it · report: see an agency's figures · lock: lock them at the end of a
 * period (khóa số liệu) · administer: keep accounts, keys and settings.
 */
export const deeds = [
  'read',
  'contents',
  'submit',
  'act',
  'transfer',
  'serve',
  'task',
  'assign',
  'undo',
  'correct',
  'erase',
  'close',
  'entries',
  'history',
  'reasons',
  'applicant',
  'escalate',
  'reads',
  'report',
  'lock',
  'administer',
] as const;
export type Deed = (typeof deeds)[number];

/**
 * How the agency of a grant stands to a dossier: it counts it, its desk took it for the owner, it has something of it
 * now, is above the owner, or had something of it once. What an agency left behind when it ended is its successor's,
 * in each of these.
 */
export type Relation = 'owner' | 'receiver' | 'part' | 'above' | 'past';

/** What the roles of every agency that has a part now may do. */
const part: Readonly<Record<Role, readonly Deed[]>> = {
  desk: [
    'read',
    'contents',
    'task',
    'undo',
    'entries',
    'history',
    'reasons',
    'applicant',
    'escalate',
  ],
  officer: [
    'read',
    'contents',
    'task',
    'undo',
    'entries',
    'history',
    'reasons',
    'applicant',
    'escalate',
  ],
  head: [
    'read',
    'contents',
    'task',
    'assign',
    'undo',
    'entries',
    'history',
    'reasons',
    'applicant',
    'escalate',
  ],
  chair: [
    'read',
    'contents',
    'task',
    'assign',
    'undo',
    'entries',
    'history',
    'reasons',
    'applicant',
  ],
  auditor: ['read', 'contents', 'entries', 'history', 'reasons'],
};

/**
 * The policy's defaults: what a role may do by how its agency stands to the dossier. Deeds not listed are
 * refused. `task` and `assign` here say that the role works or gives out tasks at all; which ones, `taskRoles`
 * and `leadingRoles` say.
 *
 * - The owner's desk and officers do the outer acts; its head and chair correct, and erase by law. Whoever may act takes their
 *   own last act back without them, while its window is open.
 * - An agency that has a part now reads the dossier, its applicant included (it serves the same citizen) unless the
 *   definition says otherwise, and does its own tasks only.
 *   The agency whose desk took the dossier for another owner is one; its desk also serves the applicant, who
 *   stands before it.
 * - One that had a part, or owned it before a transfer, sees its own part and the outcome;
 *   whoever just ended that part may still take the act back.
 * - An agency's head and chair lock its figures.
 * - The owner's desk and head give it to another agency.
 * - Whoever works on a dossier, at the owner or a taking-part agency, may tell the owner's superiors about it.
 * - Agencies above read figures and dossiers, never who the applicant is, nor what was written and may say so.
 * - A grant for some fields is worth nothing in the others; a report is of the whole agency, so only a grant
 *   for all fields opens it.
 */
export const policy: Readonly<Record<Relation, Readonly<Record<Role, readonly Deed[]>>>> = {
  owner: {
    desk: [
      'read',
      'contents',
      'submit',
      'act',
      'transfer',
      'serve',
      'task',
      'undo',
      'close',
      'entries',
      'history',
      'reasons',
      'applicant',
      'escalate',
      'report',
    ],
    officer: [
      'read',
      'contents',
      'act',
      'serve',
      'task',
      'undo',
      'close',
      'entries',
      'history',
      'reasons',
      'applicant',
      'escalate',
    ],
    head: [
      'read',
      'contents',
      'transfer',
      'task',
      'assign',
      'undo',
      'correct',
      'erase',
      'close',
      'entries',
      'history',
      'reasons',
      'applicant',
      'escalate',
      'reads',
      'report',
      'lock',
    ],
    chair: [
      'read',
      'contents',
      'task',
      'assign',
      'undo',
      'correct',
      'erase',
      'close',
      'entries',
      'history',
      'reasons',
      'applicant',
      'reads',
      'report',
      'lock',
    ],
    auditor: ['read', 'contents', 'entries', 'history', 'reasons', 'reads', 'report'],
  },
  receiver: { ...part, desk: [...part.desk, 'serve'] },
  part,
  past: {
    desk: ['read', 'entries', 'undo'],
    officer: ['read', 'entries', 'undo'],
    head: ['read', 'entries', 'undo'],
    chair: ['read', 'entries', 'undo'],
    auditor: ['read', 'entries'],
  },
  above: {
    desk: [],
    officer: [],
    head: ['read', 'contents', 'entries', 'history', 'report'],
    chair: ['read', 'contents', 'entries', 'history', 'report'],
    auditor: ['read', 'contents', 'entries', 'history', 'report'],
  },
};

/** Everywhere, without a grant. An administrator is refused `applicant` even where a grant would allow it. */
export const administratorDeeds: readonly Deed[] = [
  'read',
  'contents',
  'entries',
  'history',
  'reasons',
  'reads',
  'report',
  'administer',
];

/** A task's role → the roles that may do it, at the task's own agency. */
export const taskRoles: Readonly<Record<Role, readonly Role[]>> = {
  desk: ['desk'],
  officer: ['officer', 'head'],
  head: ['head'],
  chair: ['chair'],
  auditor: [],
};

/** A task's role → the roles that give it to somebody who may do it (giao việc), at the task's own agency. */
export const leadingRoles: Readonly<Record<Role, readonly Role[]>> = {
  desk: ['head', 'chair'],
  officer: ['head', 'chair'],
  head: ['head', 'chair'],
  chair: ['chair'],
  auditor: [],
};

/**
 * What a substitution (trực thay) lends of the absent person's grants: the day's work on dossiers. Giving out
 * work, corrections and figures stay with those who were granted them.
 */
export const substituteDeeds: readonly Deed[] = [
  'read',
  'contents',
  'submit',
  'act',
  'serve',
  'task',
  'entries',
  'history',
  'reasons',
  'applicant',
  'escalate',
];
