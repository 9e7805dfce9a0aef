import { randomUUID } from 'node:crypto';

import { type Message, Undelivered } from '#lib/persistence';

import type { Partner } from './partner.ts';
import type { Partners } from './partners.ts';
import { type OutsideAnswer, reach } from './reach.ts';
import type { ExchangeSettings } from './settings.ts';
import { headerNames, requestContent, signedHeaders } from './signature.ts';

/** A message as it is posted. */
export interface Envelope {
  type: string;
  /** When it was written, ISO 8601. */
  timestamp: string;
  dossier: string;
  n: number;
  data: Readonly<Record<string, unknown>>;
}

/** Bytes of an answer that are read at most: nobody needs more than its status. */
const ANSWER = 64 * 1024;
/** Bytes of a document that is fetched, unless the caller says otherwise. */
const DOCUMENT = 8 * 1024 * 1024;

/** Refusals of the message itself: the same again would be refused again. Others may be put right over there. */
const FINAL = new Set([400, 409, 410, 413, 415, 422]);

/** Posts to partners and fetches from them, signed. */
export class Correspondence {
  constructor(
    private readonly partners: Partners,
    private readonly settings: Pick<ExchangeSettings, 'networks' | 'timeoutSeconds'>,
  ) {}

  /** @throws Undelivered unless the partner answers 2xx in time; for good if it refused the message itself */
  async post(partner: Partner, dossier: string, message: Message): Promise<void> {
    const { id, n, type, body: data, at } = message;
    const envelope: Envelope = { type, timestamp: at.toISOString(), dossier, n, data };
    const body = JSON.stringify(envelope);
    const { status } = await this.ask(partner, 'POST', partner.url, id, body, ANSWER);
    if (status < 200 || status > 299)
      throw new Undelivered(`${partner.url.host} trả lời ${status}`, FINAL.has(status));
  }

  /**
   * Fetches something of a partner's: a GET under its signature.
   *
   * @param path - beside the address of its messages, such as 'models/abc'
   * @param limit - bytes it may have
   * @throws Undelivered if there is no answer; one of any status is an answer
   */
  async fetch(partner: Partner, path: string, limit = DOCUMENT): Promise<OutsideAnswer> {
    const url = new URL(path, partner.url);
    if (url.origin !== partner.url.origin) throw new TypeError(`${path} leads elsewhere`);
    return this.ask(partner, 'GET', url, `req_${randomUUID()}`, undefined, limit);
  }

  private async ask(
    partner: Partner,
    method: 'GET' | 'POST',
    url: URL,
    id: string,
    body: string | undefined,
    limit: number,
  ): Promise<OutsideAnswer> {
    const { networks, timeoutSeconds } = this.settings;
    const secrets = await this.partners.secretsOf(partner.id);
    const content = body ?? requestContent(method, `${url.pathname}${url.search}`);
    const headers = {
      ...signedHeaders(secrets, id, content, Date.now()),
      ...(partner.knownAs !== null && { [headerNames.partner]: partner.knownAs }),
      ...(body !== undefined && {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
      }),
      'user-agent': 'Motcua',
    };
    const request = { method, url, headers, timeoutSeconds, limit };
    return reach(networks, { ...request, ...(body !== undefined && { body }) });
  }
}
