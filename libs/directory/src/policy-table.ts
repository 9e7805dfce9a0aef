import type { Role } from './people.ts';

/**
 * What somebody asks to do.
 *
 * read: see a dossier · submit: open one · act: the outer acts of its life (accept, refuse, hold, return …) ·
 * serve: those of them a desk does for the applicant before it (accept, ask for papers, return …) ·
 * task: complete a step of the flow · assign: give such a task to somebody, or take it over · undo: take back one's
 * own last act at once (hoàn tác) · correct: void or amend an entry (đính chính) · close: see and close the day's
 * book of a desk (chốt sổ) · history: see who did
 * what when · applicant: see the applicant's identity · escalate: tell the owner's head or chair about it
 * (báo cấp trên) · report: see an agency's figures · administer: keep accounts, keys and settings.
 */
export const deeds = [
  'read',
  'submit',
  'act',
  'serve',
  'task',
  'assign',
  'undo',
  'correct',
  'close',
  'history',
  'applicant',
  'escalate',
  'report',
  'administer',
] as const;
export type Deed = (typeof deeds)[number];

/**
 * How the agency of a grant stands to a dossier: it counts it, its desk took it for the owner, it takes or took part,
 * or is above the owner.
 */
export type Relation = 'owner' | 'receiver' | 'part' | 'above';

/** What every taking-part agency's roles may do. */
const part: Readonly<Record<Role, readonly Deed[]>> = {
  desk: ['read', 'task', 'undo', 'history', 'applicant', 'escalate'],
  officer: ['read', 'task', 'undo', 'history', 'applicant', 'escalate'],
  head: ['read', 'task', 'assign', 'undo', 'history', 'applicant', 'escalate'],
  chair: ['read', 'task', 'assign', 'undo', 'history', 'applicant'],
  auditor: ['read', 'history'],
};

/**
 * The policy's defaults: what a role may do by how its agency stands to the dossier. Deeds not listed are
 * refused. `task` and `assign` here say that the role works or gives out tasks at all; which ones, `taskRoles`
 * and `leadingRoles` say.
 *
 * - The owner's desk and officers do the outer acts; its head and chair correct. Whoever may act takes their
 *   own last act back without them, while its window is open.
 * - A taking-part agency reads the dossier, its applicant included (it serves the same citizen), and does
 *   its own tasks only. The agency whose desk took the dossier for another owner is one; its desk also serves the
 *   applicant, who stands before it.
 * - Whoever works on a dossier, at the owner or a taking-part agency, may tell the owner's superiors about it.
 * - Agencies above read figures and dossiers, never who the applicant is.
 * - A grant for some fields is worth nothing in the others; a report is of the whole agency, so only a grant
 *   for all fields opens it.
 */
export const policy: Readonly<Record<Relation, Readonly<Record<Role, readonly Deed[]>>>> = {
  owner: {
    desk: [
      'read',
      'submit',
      'act',
      'serve',
      'task',
      'undo',
      'close',
      'history',
      'applicant',
      'escalate',
      'report',
    ],
    officer: ['read', 'act', 'serve', 'task', 'undo', 'close', 'history', 'applicant', 'escalate'],
    head: [
      'read',
      'task',
      'assign',
      'undo',
      'correct',
      'close',
      'history',
      'applicant',
      'escalate',
      'report',
    ],
    chair: ['read', 'task', 'assign', 'undo', 'correct', 'close', 'history', 'applicant', 'report'],
    auditor: ['read', 'history', 'report'],
  },
  receiver: { ...part, desk: [...part.desk, 'serve'] },
  part,
  above: {
    desk: [],
    officer: [],
    head: ['read', 'history', 'report'],
    chair: ['read', 'history', 'report'],
    auditor: ['read', 'history', 'report'],
  },
};

/** Everywhere, without a grant. An administrator is refused `applicant` even where a grant would allow it. */
export const administratorDeeds: readonly Deed[] = ['read', 'history', 'report', 'administer'];

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
  'submit',
  'act',
  'serve',
  'task',
  'history',
  'applicant',
  'escalate',
];
