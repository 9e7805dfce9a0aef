import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { Asked } from '../parts/asked.tsx';
import { TextField } from '../parts/text-field.tsx';
import { speaksOf } from '../plain-letters.ts';
import { accountsQuery } from '../queries.ts';
import { AccountItem } from './account-item.tsx';
import { grantText } from './grants-editor.tsx';
import { NewAccount } from './new-account.tsx';
import { SecretOnce } from './secret-once.tsx';

/** Everybody who may log in, and what they may do. */
export function Accounts() {
  const query = useQuery(accountsQuery);
  const [sought, setSought] = useState('');
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<{ title: string; secret: string }>();
  const show = (username: string, oneTimePassword: string): void => {
    setMaking(false);
    setSecret({ title: `Mật khẩu dùng một lần của ${username}`, secret: oneTimePassword });
  };
  return (
    <div className="stack">
      {secret && <SecretOnce {...secret} onDone={() => setSecret(undefined)} />}
      {making ? (
        <NewAccount onMade={show} onCancel={() => setMaking(false)} />
      ) : (
        <div className="row row-apart">
          <TextField
            label="Tìm tài khoản"
            className="input-short"
            type="search"
            value={sought}
            onChange={setSought}
          />
          <button type="button" className="button button-usual" onClick={() => setMaking(true)}>
            Thêm tài khoản
          </button>
        </div>
      )}
      <Asked query={query}>
        {({ items }) => (
          <ul className="rows plain-rows">
            {items
              .filter(({ username, name, grants }) =>
                speaksOf([username, name, ...grants.map(grantText)].join(' '), sought),
              )
              .map((account) => (
                <AccountItem key={account.id} account={account} onSecret={show} />
              ))}
          </ul>
        )}
      </Asked>
    </div>
  );
}
