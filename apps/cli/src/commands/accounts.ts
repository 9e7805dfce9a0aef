import type { Command } from 'commander';

import { printJson } from '../output.ts';
import { surroundings } from '../surroundings.ts';

interface CreateOptions {
  name: string;
  email?: string;
  admin?: boolean;
  grant?: string[];
  json?: boolean;
}

const GRANT = 'vai@cơ-quan[:lĩnh-vực,…], ví dụ desk@thanh-ha; nêu được nhiều lần';

export const register = (program: Command): void => {
  const accounts = program.command('accounts').description('tài khoản của người dùng');

  accounts
    .command('list')
    .description('các tài khoản và vai của họ')
    .option('--json', 'in một tài liệu JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      await withAccounts(async (all, { grantText }) => {
        const items = (await all.list()).map((account) => ({
          username: account.username,
          name: account.name,
          email: account.email,
          administrator: account.administrator,
          disabled: account.disabledAt !== null,
          grants: account.grants.map(grantText),
        }));
        if (json) {
          printJson(items);
          return;
        }
        for (const { username, name, administrator, disabled, grants } of items) {
          const marks = [
            ...(administrator ? ['quản trị'] : []),
            ...(disabled ? ['đã khóa'] : []),
            ...grants,
          ];
          process.stdout.write(`${username}\t${name}\t${marks.join('; ')}\n`);
        }
      });
    });

  accounts
    .command('create <TÊN>')
    .description('tạo tài khoản; in mật khẩu dùng một lần')
    .requiredOption('--name <họ tên>', 'họ và tên')
    .option('--email <địa chỉ>', 'thư điện tử, để nhận nhắc việc')
    .option('--admin', 'là quản trị viên')
    .option('--grant <quyền...>', GRANT)
    .option('--json', 'in {username, oneTimePassword}')
    .action(async (username: string, { name, email, admin, grant, json }: CreateOptions) => {
      await withAccounts(async (all, { readGrants }) => {
        const { account, oneTimePassword } = await all.create({
          username,
          name,
          email,
          administrator: admin ?? false,
          grants: readGrants(grant ?? []),
        });
        tellPassword(account.username, oneTimePassword, json ?? false);
      });
    });

  accounts
    .command('grant <TÊN> <QUYỀN...>')
    .description(`giao vai, thay các vai đang có: ${GRANT}`)
    .action(async (username: string, grants: string[]) => {
      await withAccounts(async (all, { readGrants, grantText }) => {
        const account = await all.grant(username, readGrants(grants));
        process.stdout.write(`${username}: nay có ${account.grants.map(grantText).join('; ')}\n`);
      });
    });

  accounts
    .command('password <TÊN>')
    .description('cấp lại mật khẩu dùng một lần')
    .option('--json', 'in {username, oneTimePassword}')
    .action(async (username: string, { json = false }: { json?: boolean }) => {
      await withAccounts(async (all) => {
        tellPassword(username, await all.resetPassword(username), json);
      });
    });

  accounts
    .command('disable <TÊN>')
    .description('khóa tài khoản')
    .action(async (username: string) => {
      await withAccounts(async (all) => all.disable(username));
      process.stdout.write(`${username}: đã khóa, không đăng nhập được; mọi phiên đã chấm dứt.\n`);
    });

  accounts
    .command('enable <TÊN>')
    .description('mở khóa tài khoản')
    .action(async (username: string) => {
      await withAccounts(async (all) => all.enable(username));
      process.stdout.write(
        `${username}: đang mở, đăng nhập được với mật khẩu và quyền như trước khi khóa.\n`,
      );
    });
};

const tellPassword = (username: string, oneTimePassword: string, json: boolean): void => {
  if (json) printJson({ username, oneTimePassword });
  else process.stdout.write(`${username}: mật khẩu dùng một lần ${oneTimePassword}\n`);
};

/** The accounts at the place the environment names, and grants as they are typed and told. */
const withAccounts = async (
  work: (
    accounts: import('#lib/service').Accounts,
    grants: {
      grantText: (grant: import('#lib/directory').Grant) => string;
      readGrants: (texts: readonly string[]) => import('#lib/directory').Grant[];
    },
  ) => Promise<void>,
): Promise<void> => {
  const { place, catalogue } = surroundings();
  const service = await import('#lib/service');
  await service.withAccounts(place, catalogue, (accounts, directory, fields) =>
    work(accounts, {
      grantText: service.grantText,
      readGrants: (texts) => {
        const grants = texts.map((text) => service.readGrant(text, fields));
        service.checkGrants(directory, fields, grants);
        return grants;
      },
    }),
  );
};
