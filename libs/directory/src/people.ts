import type { Day } from './agency.ts';

/**
 * People and systems as the policy sees them.
 *
 * Glossary. Role (vai): what somebody is at one agency — desk (bộ phận một cửa), officer (công chức chuyên
 * môn), head (trưởng phòng, lãnh đạo đơn vị), chair (chủ tịch, người ký), auditor (kiểm tra, tổng hợp).
 * Grant (quyền được giao): a role at an agency, for some fields (lĩnh vực) or all. Actor: who is asking, a
 * person with an account or a system with an API key; both hold grants alike.
 */

export const roles = ['desk', 'officer', 'head', 'chair', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** Role → its Vietnamese name. */
export const roleNames: Readonly<Record<Role, string>> = {
  desk: 'Bộ phận một cửa',
  officer: 'Công chức chuyên môn',
  head: 'Lãnh đạo đơn vị',
  chair: 'Chủ tịch (ký)',
  auditor: 'Kiểm tra, tổng hợp',
};

export interface Grant {
  role: Role;
  /** Agency id. */
  agency: string;
  /** Fields (lĩnh vực) the grant is for; absent: all. */
  fields?: readonly string[];
  /** First and last day it is good for, both inclusive; absent: without an end on that side. */
  from?: Day;
  to?: Day;
}

/** Those of somebody's grants that are good on a day. */
export const grantsOn = <G extends Grant>(grants: readonly G[], day: Day): G[] =>
  grants.filter(
    ({ from, to }) => (from === undefined || from <= day) && (to === undefined || day <= to),
  );

export interface Actor {
  id: string;
  name: string;
  kind: 'person' | 'system';
  /** Keeps accounts, keys and settings; never sees applicants' data, whatever else is granted. */
  administrator: boolean;
  grants: readonly Grant[];
  /** Those this person stands in for at this moment (trực thay); absent: nobody. */
  standsInFor?: readonly StandIn[];
}

/** Somebody who is away, with that part of their grants another stands in for. */
export interface StandIn {
  id: string;
  name: string;
  grants: readonly Grant[];
}

/** What of a dossier the policy needs to know. */
export interface DossierOf {
  /** The agency that counts it. */
  owner: string;
  /** Every agency that takes or took part; the owner may be among them. */
  agencies: readonly string[];
  /** Of them those that have something of it now: an open task, a segment they received or are to answer. */
  working: readonly string[];
  /** Of those the ones that learn who the applicant is, as its definition says. */
  acquainted: readonly string[];
  field: string;
  /** The agency whose desk took it; absent: the owner's, or of no matter for what is asked. */
  receivedBy?: string;
}

/**
 * The part of somebody's grants that is at an agency and for some fields: what a substitution lends, and never
 * more than they have themselves. A grant that is for none of the fields is left out.
 *
 * @param fields null: all their fields
 */
export const lentGrants = (
  grants: readonly Grant[],
  agency: string,
  fields: readonly string[] | null,
): Grant[] =>
  grants
    .filter((grant) => grant.agency === agency)
    .map((grant) =>
      fields === null
        ? grant
        : { ...grant, fields: fields.filter((field) => coversField(grant, field)) },
    )
    .filter((grant) => grant.fields?.length !== 0);

/** Whether a grant is for a field. */
export const coversField = (grant: Grant, field: string): boolean =>
  grant.fields === undefined || grant.fields.includes(field);
