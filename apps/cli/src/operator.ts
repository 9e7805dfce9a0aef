import { InvalidArgumentError } from 'commander';

import type { Deed } from '#lib/directory';
import type { StoredAccount } from '#lib/persistence';
import type { Engine } from '#lib/service';

/** The account named may not do what is asked in its name. */
class OperatorForbidden extends Error {
  override readonly name = 'OperatorForbidden';
  readonly code = 'forbidden';
}

/**
 * The id of the account in whose name a command is run: `--by`.
 *
 * @throws InvalidArgumentError if nobody is called so, or may not sign in any more
 */
export const operatorOf = async (
  engine: Pick<Engine, 'source'>,
  username: string,
): Promise<string> => (await accountOf(engine, username)).id;

/**
 * The same, of somebody who may do a deed at an agency today.
 *
 * @throws InvalidArgumentError as above
 * @throws OperatorForbidden
 */
export const operatorWho = async (
  engine: Pick<Engine, 'source' | 'desk'>,
  username: string,
  deed: Deed,
  agency: string,
): Promise<string> => {
  const { may } = await import('#lib/directory');
  const { dayOf } = await import('#lib/desk');
  const account = await accountOf(engine, username);
  const actor = { ...account, kind: 'person' as const };
  const permission = may(engine.desk.directory, actor, deed, { agency }, dayOf(Date.now()));
  if (!permission.allowed)
    throw new OperatorForbidden(`${account.name} (${username}): ${permission.message}`);
  return account.id;
};

const accountOf = async (
  { source }: Pick<Engine, 'source'>,
  username: string,
): Promise<StoredAccount> => {
  const { AccountStore } = await import('#lib/persistence');
  const account = await new AccountStore(source).byUsername(username);
  if (!account || account.disabledAt)
    throw new InvalidArgumentError(`--by ${username}; không có tài khoản này, hoặc đã bị khóa`);
  return account;
};
