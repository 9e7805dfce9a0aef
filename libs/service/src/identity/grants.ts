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

/** A grant in one line, as told and typed: "officer@thanh-ha:Hộ tịch,Chứng thực"; no fields: all. */
export const grantText = ({ role, agency, fields }: Grant): string =>
  `${role}@${agency}${fields ? `:${fields.join(',')}` : ''}`;

/**
 * Reads a grant written in one line.
 *
 * @param known - the fields there are; the name of one may have a comma in it
 * @throws AccountRefused 'grant-invalid'
 */
export const readGrant = (text: string, known: readonly string[]): Grant => {
  const [, role, agency, fields] = /^([a-z]+)@([a-z0-9-]+)(?::(.+))?$/.exec(text) ?? [];
  const parsed = grantSchema.safeParse({
    role,
    agency,
    ...(fields && { fields: fieldsIn(fields, known) }),
  });
  if (!parsed.success)
    throw new AccountRefused(
      'grant-invalid',
      `Quyền “${text}” không đúng dạng vai@cơ-quan[:lĩnh-vực,…]; vai là một trong ${roles.join(', ')}.`,
    );
  const { data } = parsed;
  return { role: data.role, agency: data.agency, ...(data.fields && { fields: data.fields }) };
};

/** The names between commas, the longest that is known each; one that is not known stays as it is. */
const fieldsIn = (text: string, known: readonly string[]): string[] => {
  const parts = text.split(',').map((part) => part.trim());
  const fields: string[] = [];
  while (parts.length > 0) {
    const lengths = parts.map((_, index) => parts.length - index);
    const length = lengths.find((n) => known.includes(parts.slice(0, n).join(', '))) ?? 1;
    fields.push(parts.splice(0, length).join(', '));
  }
  return fields;
};

/**
 * Refuses grants at agencies the directory does not know, and for fields no procedure has: they would show nothing.
 *
 * @param fields - the fields there are
 * @throws AccountRefused 'grant-invalid'
 */
export const checkGrants = (
  directory: Directory,
  fields: readonly string[],
  grants: readonly Grant[],
): void => {
  const known = new Set(directory.agencies.map(({ id }) => id));
  const unknown = grants.find(({ agency }) => !known.has(agency));
  if (unknown)
    throw new AccountRefused(
      'grant-invalid',
      `Không có cơ quan “${unknown.agency}” trong danh bạ.`,
    );
  const strange = grants
    .flatMap((grant) => grant.fields ?? [])
    .find((field) => !fields.includes(field));
  if (strange !== undefined)
    throw new AccountRefused(
      'grant-invalid',
      `Không thủ tục nào thuộc lĩnh vực “${strange}”; các lĩnh vực: ${fields.join('; ')}.`,
    );
};
