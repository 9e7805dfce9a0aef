import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { LookupFunction } from 'node:net';

import { Undelivered } from '#lib/persistence';

import type { CheckedAddress, Networks } from './networks.ts';

/** A request to a system outside. */
export interface OutsideRequest {
  method: 'GET' | 'POST';
  url: URL;
  headers: Readonly<Record<string, string>>;
  body?: string;
  /** For everything: connecting, sending, and the last byte of the answer. */
  timeoutSeconds: number;
  /** Bytes of the answer that are read at most. */
  limit: number;
}

export interface OutsideAnswer {
  status: number;
  body: Buffer;
}

/**
 * Asks a system outside, at an address that was checked. Redirections are answers like others: nobody is led
 * elsewhere.
 *
 * @throws Undelivered if the address is not admitted, or there is no whole answer in time
 */
export const reach = async (
  networks: Networks,
  { method, url, headers, body, timeoutSeconds, limit }: OutsideRequest,
): Promise<OutsideAnswer> => {
  const addresses = await networks.addressesOf(url);
  const signal = AbortSignal.timeout(timeoutSeconds * 1000);
  try {
    return await new Promise<OutsideAnswer>((resolve, reject) => {
      const request = (url.protocol === 'https:' ? overHttps : overHttp)(
        url,
        { method, headers, signal, agent: false, lookup: only(addresses) },
        (response) => {
          const parts: Buffer[] = [];
          let size = 0;
          response
            .on('data', (part: Buffer) => {
              size += part.length;
              if (size > limit) {
                reject(new Undelivered(`${url.host} trả lời dài quá ${limit} byte`));
                request.destroy();
              }
              parts.push(part);
            })
            .on('error', reject)
            .on('end', () =>
              resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts) }),
            );
        },
      );
      request.on('error', reject).end(body);
    });
  } catch (error) {
    if (error instanceof Undelivered) throw error;
    throw new Undelivered(
      signal.aborted
        ? `${url.host} không trả lời trong ${timeoutSeconds} giây`
        : `Không nối được ${url.host}`,
    );
  }
};

/** Looks nothing up: a connection is made to these addresses whatever the name leads to by now. */
const only =
  (addresses: readonly [CheckedAddress, ...CheckedAddress[]]): LookupFunction =>
  (_host, { all }, found) => {
    const [{ address, family }] = addresses;
    if (all) found(null, [...addresses]);
    else found(null, address, family);
  };
