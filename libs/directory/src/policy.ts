import type { Day } from './agency.ts';
import type { Directory } from './directory.ts';
import {
  type Actor,
  coversField,
  type DossierOf,
  type Grant,
  lentGrants,
  type Role,
} from './people.ts';
import {
  administratorDeeds,
  type Deed,
  leadingRoles,
  policy,
  type Relation,
  substituteDeeds,
  taskRoles,
} from './policy-table.ts';

/**
 * The answer of the policy. `inPlaceOf`: allowed only as the substitute of somebody (trực thay), by id.
 * `hidden`: answer exactly as if there were no such thing.
 */
export type Permission =
  | { allowed: true; inPlaceOf?: string }
  | { allowed: false; code: 'forbidden' | 'hidden'; message: string };

/** What a deed is done on: a dossier, a task (of a dossier, best given too), or an agency. */
export interface Subject {
  dossier?: DossierOf;
  /** For submit, close, report and lock. */
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
  contents: 'Cơ quan bạn đã xong phần việc, chỉ xem được phần của mình và kết quả.',
  submit: 'Bạn không có quyền nộp hồ sơ tại cơ quan này.',
  act: 'Bạn không có quyền tiếp nhận, trả hoặc xử lý bước ngoài của hồ sơ này.',
  transfer: 'Chỉ bộ phận một cửa và lãnh đạo cơ quan chủ trì được chuyển hồ sơ cho cơ quan khác.',
  serve: 'Việc này dành cho bộ phận một cửa đã nhận hồ sơ.',
  task: 'Công việc này không thuộc vai của bạn.',
  assign: 'Chỉ lãnh đạo của cơ quan làm bước này được giao việc.',
  undo: 'Bạn không có quyền hoàn tác ở hồ sơ này.',
  correct: 'Chỉ lãnh đạo cơ quan chủ trì được đính chính hồ sơ.',
  erase: 'Chỉ lãnh đạo cơ quan chủ trì được xóa dữ liệu cá nhân của hồ sơ.',
  close: 'Bạn không có quyền chốt sổ của cơ quan này.',
  entries: 'Bạn không có quyền xem lịch sử hồ sơ này.',
  history: 'Bạn không có quyền xem lịch sử hồ sơ này.',
  reasons: 'Bạn không có quyền xem lý do đã ghi ở hồ sơ này.',
  applicant: 'Bạn không có quyền xem thông tin người nộp.',
  escalate: 'Chỉ người đang giải quyết hồ sơ được báo cấp trên về hồ sơ này.',
  reads: 'Chỉ lãnh đạo cơ quan chủ trì, người kiểm tra và quản trị viên được xem ai đã xem hồ sơ.',
  report: 'Bạn không có quyền xem số liệu của cơ quan này.',
  lock: 'Chỉ lãnh đạo của cơ quan được khóa số liệu của cơ quan ấy.',
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
 * Who stands in for somebody may also what that person may of {@link substituteDeeds}, where their own grants
 * do not allow it.
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
  const own = mayByGrants(directory, actor, deed, on, day);
  if (own.allowed || (deed === 'applicant' && actor.administrator)) return own;
  let told: Permission = own;
  for (const { id, name, grants } of actor.standsInFor ?? []) {
    const absent: Actor = { id, name, grants, kind: 'person', administrator: false };
    const theirs = mayByGrants(directory, absent, deed, on, day);
    if (theirs.allowed && substituteDeeds.includes(deed)) return { allowed: true, inPlaceOf: id };
    // What is seen in somebody's place is not hidden, only refused.
    if (theirs.allowed || theirs.code === 'forbidden') told = forbidden(deed);
  }
  return told;
}

/** Whether the actor's own grants allow it. */
function mayByGrants(
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
  if (deed === 'task' || deed === 'assign')
    return task ? onTask(directory, actor, deed, task, dossier, day) : forbidden(deed);
  if (deed === 'report' || deed === 'lock') {
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

/** Whether somebody works on dossiers anywhere, and so may bring a file that an act of theirs will carry. */
export const worksOnDossiers = ({ grants }: Pick<Actor, 'grants'>): boolean =>
  grants.some(({ role }) => policy.owner[role].includes('task'));

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

interface Found {
  directory: Directory;
  day: Day;
  /** By how a dossier stands to agencies and fields. */
  deeds: Map<string, ReadonlySet<Deed>>;
}

/** Deeds found so far, by the grants they come from: dossiers stand to somebody in few ways. */
const found = new WeakMap<readonly Grant[], Found>();

/** How many ways are remembered of one somebody; one more, and all are forgotten. */
const REMEMBERED = 512;

const ways = new WeakMap<DossierOf, string>();

/** How a dossier stands, as a text; one answer asks about the same dossier for every act it offers. */
const wayOf = (dossier: DossierOf): string => {
  const known = ways.get(dossier);
  if (known !== undefined) return known;
  const { owner, receivedBy, field, agencies, working, acquainted } = dossier;
  const way = JSON.stringify([owner, receivedBy, field, agencies, working, acquainted]);
  ways.set(dossier, way);
  return way;
};

const deedsOn = (
  directory: Directory,
  { grants }: Actor,
  dossier: DossierOf,
  day: Day,
): ReadonlySet<Deed> => {
  let known = found.get(grants);
  if (known?.directory !== directory || known.day !== day) {
    known = { directory, day, deeds: new Map() };
    found.set(grants, known);
  }
  const way = wayOf(dossier);
  const before = known.deeds.get(way);
  if (before) return before;
  const deeds = new Set(
    grants
      .filter((grant) => coversField(grant, dossier.field))
      .flatMap((grant) =>
        relationsOf(directory, grant.agency, dossier, day).flatMap((relation) =>
          deedsBy(directory, relation, grant, dossier, day),
        ),
      ),
  );
  if (known.deeds.size === REMEMBERED) known.deeds.clear();
  known.deeds.set(way, deeds);
  return deeds;
};

/** Every way an agency stands to a dossier: itself, and for what it took over from agencies that ended. */
export const relationsOf = (
  directory: Directory,
  agency: string,
  { owner, receivedBy, agencies, working }: DossierOf,
  day: Day,
): Relation[] => {
  const own = (id: string) => id === agency || directory.answersFor(id, day) === agency;
  const past = agencies.some((id) => own(id) && !working.includes(id));
  return [
    ...(own(owner) ? (['owner'] as const) : []),
    ...(receivedBy !== undefined && own(receivedBy) ? (['receiver'] as const) : []),
    ...(working.some(own) ? (['part'] as const) : []),
    ...(isAbove(directory, agency, owner, day) ? (['above'] as const) : []),
    ...(past ? (['past'] as const) : []),
  ];
};

/** What a relation gives a grant; a part whose agency does not learn who the applicant is gives all but that. */
const deedsBy = (
  directory: Directory,
  relation: Relation,
  { role, agency }: Grant,
  { acquainted }: DossierOf,
  day: Day,
): readonly Deed[] => {
  const given = policy[relation][role];
  const learns = acquainted.some((id) => id === agency || directory.answersFor(id, day) === agency);
  return relation === 'part' && !learns ? given.filter((deed) => deed !== 'applicant') : given;
};

const ofAgency = (
  directory: Directory,
  grant: Grant,
  agency: string,
  day: Day,
): readonly Deed[] | undefined => {
  if (grant.agency === agency || grant.agency === directory.answersFor(agency, day))
    return policy.owner[grant.role];
  return isAbove(directory, grant.agency, agency, day) ? policy.above[grant.role] : undefined;
};

const onTask = (
  directory: Directory,
  actor: Actor,
  deed: 'task' | 'assign',
  task: NonNullable<Subject['task']>,
  dossier: DossierOf | undefined,
  day: Day,
): Permission => {
  const now = directory.answersFor(task.agency, day);
  const there = actor.grants.filter(({ agency }) => agency === task.agency || agency === now);
  const by = deed === 'task' ? taskRoles : leadingRoles;
  if (there.some((grant) => by[task.role].includes(grant.role) && coversField(grant, task.field)))
    return allowed;
  return dossier || there.length > 0 || actor.administrator ? forbidden(deed) : hidden;
};

/** Whether an actor leads whoever holds a grant: gives out the tasks of that role, in every field of it. */
export const leads = (actor: Actor, grant: Grant): boolean =>
  actor.grants.some(
    (own) =>
      own.agency === grant.agency &&
      leadingRoles[grant.role].includes(own.role) &&
      (own.fields === undefined ||
        (grant.fields?.every((field) => coversField(own, field)) ?? false)),
  );

/**
 * Whether an actor may say who stands in for somebody else at an agency: who leads them in all that is lent.
 *
 * @param grants of the absent one
 * @param fields null: all of theirs
 */
export const mayReplace = (
  actor: Actor,
  grants: readonly Grant[],
  agency: string,
  fields: readonly string[] | null,
): boolean => {
  const lent = lentGrants(grants, agency, fields);
  return lent.length > 0 && lent.every((grant) => leads(actor, grant));
};

/** The agencies where an actor leads somebody. */
export const agenciesLed = (actor: Actor): string[] => {
  const leading = new Set(Object.values(leadingRoles).flat());
  return [
    ...new Set(actor.grants.filter(({ role }) => leading.has(role)).map(({ agency }) => agency)),
  ];
};
