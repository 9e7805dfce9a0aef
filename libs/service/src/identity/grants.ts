import { z } from 'zod';

import { type Directory, type Grant, roles } from '#lib/directory';

import { AccountRefused } from './errors.ts';

export const grantSchema = z.strictObject({
  role: z.enum(roles),
  agency: z.string().min(1).max(100),
  fields: z.array(z.string().min(1).max(100)).min(1).readonly().exactOptional(),
  from: z.iso.date().exactOptional(),
  to: z.iso.date().exactOptional(),
});

/** A grant in one word, as told and typed: "officer@thanh-ha:ho-tich,chung-thuc"; no fields: all. */
export const grantText = ({ role, agency, fields }: Grant): string =>
  `${role}@${agency}${fields ? `:${fields.join(',')}` : ''}`;

/**
 * Reads a grant written in one word.
 * @throws AccountRefused 'grant-invalid'
 */
export const readGrant = (text: string): Grant => {
  const [, role, agency, fields] = /^([a-z]+)@([a-z0-9-]+)(?::(.+))?$/.exec(text) ?? [];
  const parsed = grantSchema.safeParse({
    role,
    agency,
    ...(fields && { fields: fields.split(',') }),
  });
  if (!parsed.success)
    throw new AccountRefused(
      'grant-invalid',
      `Quyền “${text}” không đúng dạng vai@cơ-quan[:lĩnh-vực,…]; vai là một trong ${roles.join(', ')}.`,
    );
  const { data } = parsed;
  return { role: data.role, agency: data.agency, ...(data.fields && { fields: data.fields }) };
};

/**
 * Refuses grants at agencies the directory does not know.
 * @throws AccountRefused 'grant-invalid'
 */
export const checkGrants = (directory: Directory, grants: readonly Grant[]): void => {
  const known = new Set(directory.agencies.map(({ id }) => id));
  const unknown = grants.find(({ agency }) => !known.has(agency));
  if (unknown)
    throw new AccountRefused(
      'grant-invalid',
      `Không có cơ quan “${unknown.agency}” trong danh bạ.`,
    );
};
