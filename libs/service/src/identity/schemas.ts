import { z } from 'zod';

import { type Calendars, formatDay } from '#lib/calendar';
import type { Directory, Grant } from '#lib/directory';
import { grantsOn, roleNames } from '#lib/directory';
import { isoOf } from '#lib/dossier';
import type { StoredAccount, StoredApiKey } from '#lib/persistence';

import type { standInsAt } from './actor.ts';
import { grantSchema } from './grants.ts';

const grants = z
  .array(grantSchema)
  .max(50)
  .describe('Vai tại cơ quan; không có `fields` là mọi lĩnh vực');
const username = z.string().min(1).max(100);
const password = z.string().min(1).max(200);

export const usernameParam = username.describe('Tên đăng nhập');
export const apiKeyId = z.string().max(40);

const grantedSchema = z
  .object({
    role: grantSchema.shape.role,
    roleName: z.string().describe('Tên vai, tiếng Việt'),
    agency: z.object({ id: z.string(), name: z.string() }),
    fields: z.array(z.string()).nullable().describe('Lĩnh vực; null là mọi lĩnh vực'),
    from: z.string().nullable().describe('Ngày đầu tiên có hiệu lực; null: từ trước'),
    to: z.string().nullable().describe('Ngày cuối cùng còn hiệu lực; null: chưa hết'),
  })
  .meta({ id: 'Granted' });

export const loginBody = z
  .strictObject({ username, password })
  .meta({ id: 'LoginBody', examples: [{ username: 'mot-cua', password: 'mật khẩu của bạn' }] });
export const passwordBody = z
  .strictObject({ current: password, next: password })
  .meta({ id: 'PasswordBody' });

export const oidcQuery = z.object({
  next: z
    .string()
    .max(2000)
    .optional()
    .describe('Trang muốn đến sau khi đăng nhập; chỉ đường dẫn của hệ thống này'),
});

export const sessionAnswer = z
  .object({
    account: z
      .object({
        id: z.string(),
        username: z.string(),
        name: z.string(),
        administrator: z.boolean(),
        mustChangePassword: z
          .boolean()
          .describe('Mật khẩu dùng một lần: phải đổi trước khi làm việc khác'),
        grants: z.array(grantedSchema),
        standsInFor: z
          .array(
            z.object({
              id: z.string(),
              name: z.string(),
              until: z.string().describe('Thời điểm ISO 8601'),
              grants: z.array(grantedSchema),
            }),
          )
          .describe('Đang trực thay ai, với các vai được thay'),
      })
      .nullable()
      .describe('null: chưa đăng nhập'),
    calendarUntil: z
      .string()
      .describe('Ngày cuối của lịch làm việc đã công bố; hạn sau ngày này là hẹn tạm'),
    oidc: z.boolean().describe('Có đăng nhập qua nhà cung cấp định danh (OIDC)'),
  })
  .meta({ id: 'Session' });

export const accountSchema = z
  .object({
    id: z.string(),
    username: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    administrator: z.boolean(),
    disabled: z.boolean(),
    mustChangePassword: z.boolean(),
    grants: z.array(grantedSchema),
  })
  .meta({ id: 'Account' });
export const accountList = z.object({ items: z.array(accountSchema) }).meta({ id: 'AccountList' });
export const newAccountBody = z
  .strictObject({
    username,
    name: z.string().min(1).max(200),
    email: z.email().max(200).exactOptional(),
    grants: grants.default([]),
  })
  .meta({ id: 'NewAccountBody' });
export const newAccountAnswer = z
  .object({
    account: accountSchema,
    oneTimePassword: z.string().describe('Chỉ nói một lần, ở đây'),
  })
  .meta({ id: 'NewAccount' });
export const grantsBody = z.strictObject({ grants }).meta({ id: 'GrantsBody' });
export const passwordAnswer = z
  .object({ oneTimePassword: z.string() })
  .meta({ id: 'OneTimePassword' });

export const apiKeyList = z
  .object({
    items: z.array(
      z
        .object({
          id: z.string(),
          name: z.string(),
          grants: z.array(grantedSchema),
          createdAt: z.string(),
          expiresAt: z.string().nullable(),
          revokedAt: z.string().nullable(),
        })
        .meta({ id: 'ApiKey' }),
    ),
  })
  .meta({ id: 'ApiKeyList' });
export const newApiKeyBody = z
  .strictObject({
    name: z.string().min(1).max(200).describe('Hệ thống dùng khóa'),
    grants,
    expiresAt: z.iso.datetime({ offset: true }).optional(),
  })
  .meta({ id: 'NewApiKeyBody' });
export const newApiKeyAnswer = z
  .object({ id: z.string(), key: z.string().describe('Chỉ nói một lần, ở đây') })
  .meta({ id: 'NewApiKey' });

const granted = (directory: Directory, all: readonly Grant[]): z.infer<typeof grantedSchema>[] =>
  all.map(({ role, agency, fields, from, to }) => ({
    role,
    roleName: roleNames[role],
    agency: {
      id: agency,
      name: directory.agencies.findLast(({ id }) => id === agency)?.name ?? agency,
    },
    fields: fields ? [...fields] : null,
    from: from ?? null,
    to: to ?? null,
  }));

/** Who is signed in, as the API tells it. */
export const sessionOf = (
  { directory, calendars }: { directory: Directory; calendars: Calendars },
  account: StoredAccount | undefined,
  standsInFor: ReturnType<typeof standInsAt>,
  oidc: boolean,
): z.infer<typeof sessionAnswer> => ({
  account: account
    ? {
        id: account.id,
        username: account.username,
        name: account.name,
        administrator: account.administrator,
        mustChangePassword: account.mustChangePassword,
        grants: granted(directory, grantsOn(account.grants, isoOf(Date.now()).slice(0, 10))),
        standsInFor: standsInFor.map(({ id, name, until, grants }) => ({
          id,
          name,
          until: until.toISOString(),
          grants: granted(directory, grants),
        })),
      }
    : null,
  calendarUntil: formatDay(calendars.of(null).knownTo),
  oidc,
});

export const accountOf = (
  directory: Directory,
  account: StoredAccount,
): z.infer<typeof accountSchema> => ({
  id: account.id,
  username: account.username,
  name: account.name,
  email: account.email,
  administrator: account.administrator,
  disabled: account.disabledAt !== null,
  mustChangePassword: account.mustChangePassword,
  grants: granted(directory, account.grants),
});

export const apiKeyOf = (
  directory: Directory,
  key: StoredApiKey,
): z.infer<typeof apiKeyList>['items'][number] => ({
  id: key.id,
  name: key.name,
  grants: granted(directory, key.grants),
  createdAt: key.createdAt.toISOString(),
  expiresAt: key.expiresAt?.toISOString() ?? null,
  revokedAt: key.revokedAt?.toISOString() ?? null,
});
