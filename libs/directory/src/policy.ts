import type { Day } from './agency.ts';
import type { Directory } from './directory.ts';
import { type Actor, coversField, type DossierOf, type Grant, type Role } from './people.ts';
import { administratorDeeds, type Deed, policy, type Relation, taskRoles } from './policy-table.ts';

/** The answer of the policy. `hidden`: answer exactly as if there were no such thing. */
export type Permission =
  { allowed: true } | { allowed: false; code: 'forbidden' | 'hidden'; message: string };

/** What a deed is done on: a dossier, a task (of a dossier, best given too), or an agency. */
export interface Subject {
  dossier?: DossierOf;
  /** For submit, close and report. */
  agency?: string;
  task?: { agency: string; role: Role; field: string };
}

const allowed: Permission = { allowed: true };
const hidden: Permission = {
  allowed: false,
  code: 'hidden',
  message: 'Không tìm thấy hồ sơ.',
};

const refusals: Record<Deed, string> = {
  read: 'Bạn không có quyền xem hồ sơ này.',
  submit: 'Bạn không có quyền nộp hồ sơ tại cơ quan này.',
  act: 'Bạn không có quyền tiếp nhận, trả hoặc xử lý bước ngoài của hồ sơ này.',
  task: 'Công việc này không thuộc vai của bạn.',
  undo: 'Bạn không có quyền hoàn tác ở hồ sơ này.',
  correct: 'Chỉ lãnh đạo cơ quan chủ trì được đính chính hồ sơ.',
  close: 'Bạn không có quyền chốt sổ của cơ quan này.',
  history: 'Bạn không có quyền xem lịch sử hồ sơ này.',
  applicant: 'Bạn không có quyền xem thông tin người nộp.',
  escalate: 'Chỉ người đang giải quyết hồ sơ được báo cấp trên về hồ sơ này.',
  report: 'Bạn không có quyền xem số liệu của cơ quan này.',
  administer: 'Việc này dành cho quản trị viên.',
};
const forbidden = (deed: Deed): Permission => ({
  allowed: false,
  code: 'forbidden',
  message: refusals[deed],
});

/**
 * The one access policy: whether `actor` may do `deed`, on a day of the directory. Guards ask it for one
 * dossier, `scopeOf` is the same answer for lists, `maskApplicant` for fields.
 *
 * A dossier the actor may not read answers `hidden` to every deed. Does not ask whether the deed is possible
 * now: that is the machine's question.
 *
 * @param day 'YYYY-MM-DD': which agencies stand above which depends on it
 * @example
 * may(directory, clerk, 'act', { dossier: { owner: 'thanh-ha', agencies: [], field: 'ho-tich' } }, '2023-06-14')
 * // { allowed: true }
 */
export function may(
  directory: Directory,
  actor: Actor,
  deed: Deed,
  on: Subject,
  day: Day,
): Permission {
  const { dossier, task } = on;
  if (dossier && deed !== 'submit' && !reads(directory, actor, dossier, day)) return hidden;
  if (deed === 'applicant' && actor.administrator) return forbidden(deed);
  if (actor.administrator && administratorDeeds.includes(deed)) return allowed;
  if (deed === 'task') return task ? onTask(actor, task, dossier) : forbidden(deed);
  if (deed === 'report') {
    const agency = on.agency ?? dossier?.owner;
    const granted = actor.grants.some(
      (grant) =>
        grant.fields === undefined &&
        agency !== undefined &&
        ofAgency(directory, grant, agency, day)?.includes(deed),
    );
    return granted ? allowed : forbidden(deed);
  }
  if ((deed === 'submit' || deed === 'close') && on.agency !== undefined) {
    const field = dossier?.field;
    const granted = actor.grants.some(
      (grant) =>
        grant.agency === on.agency &&
        policy.owner[grant.role].includes(deed) &&
        (field === undefined || coversField(grant, field)),
    );
    return granted ? allowed : forbidden(deed);
  }
  return dossier && deedsOn(directory, actor, dossier, day).has(deed) ? allowed : forbidden(deed);
}

/** Whether one agency stands above another on a day; abolished levels are skipped. */
export function isAbove(directory: Directory, above: string, agency: string, day: Day): boolean {
  let parent = directory.parentOf(agency, day);
  while (parent) {
    if (parent.id === above) return true;
    parent = directory.parentOf(parent.id, day);
  }
  return false;
}

const reads = (directory: Directory, actor: Actor, dossier: DossierOf, day: Day): boolean =>
  actor.administrator || deedsOn(directory, actor, dossier, day).has('read');

const deedsOn = (
  directory: Directory,
  actor: Actor,
  dossier: DossierOf,
  day: Day,
): ReadonlySet<Deed> =>
  new Set(
    actor.grants
      .filter((grant) => coversField(grant, dossier.field))
      .flatMap((grant) => {
        const relation = relationOf(directory, grant, dossier, day);
        return relation ? policy[relation][grant.role] : [];
      }),
  );

/** The nearest relation; each gives every role at least the reading that a farther one gives it. */
const relationOf = (
  directory: Directory,
  grant: Grant,
  dossier: DossierOf,
  day: Day,
): Relation | undefined => {
  if (grant.agency === dossier.owner) return 'owner';
  if (dossier.agencies.includes(grant.agency)) return 'part';
  return isAbove(directory, grant.agency, dossier.owner, day) ? 'above' : undefined;
};

const ofAgency = (
  directory: Directory,
  grant: Grant,
  agency: string,
  day: Day,
): readonly Deed[] | undefined => {
  if (grant.agency === agency) return policy.owner[grant.role];
  return isAbove(directory, grant.agency, agency, day) ? policy.above[grant.role] : undefined;
};

const onTask = (
  actor: Actor,
  task: NonNullable<Subject['task']>,
  dossier: DossierOf | undefined,
): Permission => {
  const there = actor.grants.filter(({ agency }) => agency === task.agency);
  if (
    there.some(
      (grant) => taskRoles[task.role].includes(grant.role) && coversField(grant, task.field),
    )
  )
    return allowed;
  return dossier || there.length > 0 || actor.administrator ? forbidden('task') : hidden;
};
