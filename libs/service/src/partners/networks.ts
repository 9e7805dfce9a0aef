import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

import { Undelivered } from '#lib/persistence';

/**
 * Addresses that are no host of the internet: private, of this machine, of the link (where clouds keep their
 * metadata), reserved, multicast. Of IPv4 what the IANA registry of special purposes lists as not globally
 * reachable (RFC 6890 and later); of IPv6 everything but global unicast, and of that the translated ones, which
 * lead to IPv4 addresses of any kind.
 */
const special4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
const global6 = ['2000::/3'];
const special6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** A network as text, 'address/bits'; undefined for what is none. */
const readNetwork = (text: string): { net: string; bits: number; family: Family } | undefined => {
  const [, net = '', digits = ''] = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(text) ?? [];
  const [bits, kind] = [Number(digits), isIP(net)];
  if (kind === 0 || bits > (kind === 4 ? 32 : 128)) return undefined;
  return { net, bits, family: kind === 4 ? 'ipv4' : 'ipv6' };
};
type Family = 'ipv4' | 'ipv6';

const listOf = (networks: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const text of networks) {
    const network = readNetwork(text);
    if (!network) throw new TypeError(`no network: ${text}`);
    list.addSubnet(network.net, network.bits, network.family);
  }
  return list;
};

const [special, global] = [listOf([...special4, ...special6]), listOf(global6)];

/** Whether a text is a network, 'address/bits'. */
export const isNetwork = (text: string): boolean => readNetwork(text) !== undefined;

/** An address that a host's name led to and that was checked. */
export interface CheckedAddress {
  address: string;
  family: 4 | 6;
}

/**
 * Where messages may go: over https to hosts of the internet, and over https or http to addresses of the closed
 * networks the operator named. A name is looked up once and every address it has is checked; whoever connects
 * must do so to those very addresses, since the name may lead elsewhere the next time.
 */
export class Networks {
  private readonly closed: BlockList;

  /** @param closed - 'address/bits' */
  constructor(closed: readonly string[] = []) {
    this.closed = listOf(closed);
  }

  /** @throws Undelivered naming the host, not the address it led to: that says what our network looks like */
  async addressesOf(url: URL): Promise<[CheckedAddress, ...CheckedAddress[]]> {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const found = await lookup(host, { all: true }).catch(() => {
      throw new Undelivered(`Không tìm thấy máy ${url.hostname}`);
    });
    const checked = found.map(({ address, family }): CheckedAddress => {
      if (!this.admits(url.protocol, address))
        throw new Undelivered(
          url.protocol === 'https:'
            ? `${url.hostname} dẫn tới địa chỉ nội bộ không được phép gọi`
            : `${url.hostname} phải gọi bằng https`,
        );
      return { address, family: family === 6 ? 6 : 4 };
    });
    const [first, ...rest] = checked;
    if (!first) throw new Undelivered(`Không tìm thấy máy ${url.hostname}`);
    return [first, ...rest];
  }

  /** Whether an address may be connected to over a protocol. */
  admits(protocol: string, address: string): boolean {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    const closed = this.closed.check(address, family);
    if (protocol !== 'https:') return closed && protocol === 'http:';
    const outside =
      !special.check(address, family) && (family === 'ipv4' || global.check(address, family));
    return closed || outside;
  }
}
