import { Undelivered } from '#lib/persistence';

import { isNetwork, Networks } from './networks.ts';

describe('over https', () => {
  it.each([
    ['8.8.8.8', true],
    ['203.162.4.190', true],
    ['2400:cb00:2048:1::c629:d7a2', true],
    ['127.0.0.1', false],
    ['127.8.9.10', false],
    ['0.0.0.0', false],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['172.31.255.255', false],
    ['172.32.0.1', true],
    ['192.168.1.1', false],
    ['100.64.0.1', false],
    ['169.254.169.254', false],
    ['192.0.2.1', false],
    ['198.18.0.1', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['::', false],
    ['fe80::1', false],
    ['fd00:ec2::254', false],
    ['ff02::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:8.8.8.8', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['2001::1', false],
    ['2001:db8::1', false],
  ])('%s may be reached: %s', (address, admitted) => {
    expect(new Networks().admits('https:', address)).toBe(admitted);
  });
});

it('reaches addresses of a closed network over http too, and no other so', () => {
  const networks = new Networks(['10.20.0.0/16', 'fd12::/16']);
  const table = [
    ['http:', '10.20.3.4', true],
    ['https:', '10.20.3.4', true],
    ['https:', '10.21.3.4', false],
    ['https:', 'fd12::1', true],
    ['http:', '8.8.8.8', false],
    ['https:', '8.8.8.8', true],
    ['ftp:', '10.20.3.4', false],
  ] as const;
  for (const [protocol, address, admitted] of table)
    expect([protocol, address, networks.admits(protocol, address)]).toEqual([
      protocol,
      address,
      admitted,
    ]);
});

describe('a host', () => {
  it.each([
    'https://localhost/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    'https://[::ffff:169.254.169.254]/',
  ])('is refused whatever way its address is written: %s', async (url) => {
    const asked = new Networks().addressesOf(new URL(url));
    await expect(asked).rejects.toThrow(/dẫn tới địa chỉ nội bộ không được phép gọi$/);
    await expect(asked).rejects.toBeInstanceOf(Undelivered);
  });

  it('of the internet is asked over https alone', async () => {
    await expect(new Networks().addressesOf(new URL('http://8.8.8.8/'))).rejects.toThrow(
      '8.8.8.8 phải gọi bằng https',
    );
  });

  it('of a closed network leads to its addresses', async () => {
    const networks = new Networks(['127.0.0.0/8', '::1/128']);
    const found = await networks.addressesOf(new URL('http://localhost/'));
    expect(found.map(({ address }) => address)).toContain('127.0.0.1');
  });

  it('that is not there may be there later', async () => {
    const asked = new Networks().addressesOf(new URL('https://khong-co.invalid/'));
    await expect(asked).rejects.toMatchObject({ final: false });
  });
});

it.each([
  ['10.0.0.0/8', true],
  ['fd00::/8', true],
  ['10.0.0.0', false],
  ['10.0.0.0/33', false],
  ['fd00::/129', false],
  ['doi-tac.vn/8', false],
])('%s is a network: %s', (text, is) => {
  expect(isNetwork(text)).toBe(is);
});
