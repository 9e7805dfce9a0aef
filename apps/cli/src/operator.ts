import { InvalidArgumentError } from 'commander';

import type { Engine } from '#lib/service';

/**
 * The id of the account in whose name a command is run: `--by`.
 *
 * @throws InvalidArgumentError if nobody is called so, or may not sign in any more
 */
export const operatorOf = async (
  { source }: Pick<Engine, 'source'>,
  username: string,
): Promise<string> => {
  const { AccountStore } = await import('#lib/persistence');
  const account = await new AccountStore(source).byUsername(username);
  if (!account || account.disabledAt)
    throw new InvalidArgumentError(`--by ${username}; không có tài khoản này, hoặc đã bị khóa`);
  return account.id;
};
