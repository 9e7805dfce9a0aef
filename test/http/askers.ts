import {
  administratorDeeds,
  type Deed,
  type Grant,
  leadingRoles,
  policy,
  type Relation,
  type Role,
  roles,
  taskRoles,
} from '#lib/directory';

import { connectSystem, employ, type Person } from '../support/people.ts';
import { AGENCY } from './story.ts';

/** The agencies of the matrix by how they stand to a dossier of {@link AGENCY} that the police take part in. */
export const POLICE = 'cong-an-tt-thanh-ha';
export const INSURANCE = 'bhxh-thanh-ha';
export const PROVINCE = 'hai-duong';
export const ELSEWHERE = 'xa-thanh-son';

/** What is asked about. */
export interface Known {
  id: string;
  owner: string;
  /** Agencies that have something of it beside the owner, and those that had. */
  part: readonly string[];
  past: readonly string[];
  field: string;
}

/** Somebody who asks, and what they were granted. */
export interface Asker {
  name: string;
  administrator: boolean;
  grants: readonly Grant[];
  /** Absent: nobody, without a session or a key. */
  person?: Person;
}

/** How a grant's agency stands to a dossier; undefined for a stranger. */
const relationOf = (agency: string, { owner, part, past }: Known): Relation | undefined => {
  if (agency === owner) return 'owner';
  if (part.includes(agency)) return 'part';
  if (past.includes(agency)) return 'past';
  return agency === PROVINCE ? 'above' : undefined;
};

const covers = ({ fields }: Grant, field: string): boolean =>
  fields === undefined || fields.includes(field);

/** What the policy's table gives an asker to do with a dossier; nothing at all hides it. */
export const deedsOn = ({ administrator, grants }: Asker, known: Known): Set<Deed> => {
  const deeds = new Set(
    grants
      .filter((grant) => covers(grant, known.field))
      .flatMap((grant) => {
        const relation = relationOf(grant.agency, known);
        return relation ? policy[relation][grant.role] : [];
      }),
  );
  if (administrator) {
    for (const deed of administratorDeeds) deeds.add(deed);
    deeds.delete('applicant');
  }
  return deeds;
};

/** What the policy's table gives an asker to do with the figures and the counter of an agency itself. */
export const deedsAt = ({ administrator, grants }: Asker, agency: string): Set<Deed> => {
  const at: Known = { id: '', owner: agency, part: [], past: [], field: '' };
  const whole = grants.filter(({ fields }) => fields === undefined);
  return deedsOn({ name: '', administrator, grants: whole }, at);
};

/** Whether an asker does tasks of a role at an agency, in a field. */
export const does = (
  { grants }: Asker,
  task: { agency: string; role: Role; field: string },
): boolean =>
  grants.some(
    (grant) =>
      grant.agency === task.agency &&
      covers(grant, task.field) &&
      taskRoles[task.role].includes(grant.role),
  );

/** Whether an asker gives out tasks of a role at an agency, in a field. */
export const leadsAt = (
  { grants }: Asker,
  task: { agency: string; role: Role; field: string },
): boolean =>
  grants.some(
    (grant) =>
      grant.agency === task.agency &&
      covers(grant, task.field) &&
      leadingRoles[task.role].includes(grant.role),
  );

/** Every role at an agency of every relation, and those who are something else. */
export const engageAskers = async (administrator: Person): Promise<Asker[]> => {
  const askers: Asker[] = [
    { name: 'nobody', administrator: false, grants: [] },
    { name: 'the administrator', administrator: true, grants: [], person: administrator },
  ];
  const person = async (name: string, username: string, ...grants: Grant[]): Promise<void> => {
    const made = await employ(administrator, username, ...grants);
    askers.push({ name, administrator: false, grants, person: made });
  };
  for (const agency of [AGENCY, POLICE, INSURANCE, PROVINCE, ELSEWHERE])
    for (const role of roles)
      await person(`${role} of ${agency}`, `${role}.${agency}`, { role, agency });
  const other = { role: 'desk', agency: AGENCY, fields: ['Chứng thực'] } as const;
  await person('desk of another field', 'chung-thuc', other);
  await person('somebody without a role', 'tap-su');
  await person(
    'officer of the police who is head elsewhere',
    'kiem-nhiem',
    { role: 'officer', agency: POLICE },
    { role: 'head', agency: ELSEWHERE },
  );
  const system: Grant = { role: 'officer', agency: AGENCY };
  askers.push({
    name: 'a system with a key',
    administrator: false,
    grants: [system],
    person: await connectSystem(administrator, 'Cổng dịch vụ công', system),
  });
  return askers;
};
