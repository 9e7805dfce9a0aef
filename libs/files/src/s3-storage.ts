import { createReadStream } from 'node:fs';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';

import { AwsV4Signer } from 'aws4fetch';

import {
  type FileStorage,
  ID,
  probeName,
  type Spooled,
  StorageDown,
  StorageMissing,
} from './storage.ts';

/** A bucket of S3 or of a server that speaks it (MinIO, Ceph …). */
export interface S3Options {
  /** http(s)://host[:port]; the bucket follows in the path. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** sha256 of nothing: what a request without a body is signed over. */
const NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
/** Milliseconds without a byte after which the server counts as away. */
const SILENCE = 30_000;

/**
 * Bytes in a bucket, under `files/` and their ids. An upload is signed over the sha256 of its bytes, so a server
 * that checks it keeps these bytes or none, and over their number, so that it is streamed and never held here.
 * Node's own requests send it: fetch would send a stream in chunks, which S3 does not take.
 */
export class S3Storage implements FileStorage {
  constructor(private readonly options: S3Options) {}

  async put(id: string, { path, size, sha256 }: Spooled): Promise<void> {
    const answer = await this.ask('PUT', this.pathOf(id), { path, size, sha256 });
    await done(answer);
  }

  async open(id: string): Promise<Readable> {
    const answer = await this.ask('GET', this.pathOf(id));
    if (answer.statusCode === 404) {
      answer.resume();
      throw new StorageMissing(id);
    }
    if (answer.statusCode !== 200) await done(answer);
    return answer;
  }

  async delete(id: string): Promise<void> {
    await done(await this.ask('DELETE', this.pathOf(id)));
  }

  async *list(): AsyncGenerator<string> {
    let token: string | undefined;
    do {
      const query = new URLSearchParams({
        'list-type': '2',
        prefix: PREFIX,
        ...(token !== undefined && { 'continuation-token': token }),
      });
      const page = await done(await this.ask('GET', `?${query.toString()}`));
      for (const [, key = ''] of page.matchAll(/<Key>([^<]*)<\/Key>/g)) {
        const id = key.slice(PREFIX.length);
        if (ID.test(id)) yield id;
      }
      token = /<NextContinuationToken>([^<]*)</.exec(page)?.[1]?.replaceAll('&amp;', '&');
    } while (token !== undefined);
  }

  async prove(): Promise<void> {
    await done(await this.ask('GET', `?list-type=2&max-keys=1&prefix=${PREFIX}`));
    const path = `/${PREFIX}${probeName()}`;
    await done(await this.ask('PUT', path, 'nothing'));
    await done(await this.ask('DELETE', path));
  }

  private pathOf(id: string): string {
    if (!ID.test(id)) throw new Error('an id of a file is a UUID');
    return `/${PREFIX}${id}`;
  }

  private async ask(
    method: string,
    path: string,
    body?: Spooled | 'nothing',
  ): Promise<IncomingMessage> {
    const sent = body === 'nothing' ? { size: 0, sha256: NOTHING } : body;
    const { endpoint, bucket, region, accessKeyId, secretAccessKey } = this.options;
    const { url, headers } = await new AwsV4Signer({
      method,
      url: `${endpoint.replace(/\/$/, '')}/${bucket}${path}`,
      headers: { 'x-amz-content-sha256': sent?.sha256 ?? NOTHING },
      service: 's3',
      region,
      accessKeyId,
      secretAccessKey,
    }).sign();
    const send = url.protocol === 'https:' ? secureRequest : plainRequest;
    const request = send(url, {
      method,
      headers: {
        ...Object.fromEntries(headers),
        ...(sent && { 'content-length': sent.size, 'content-type': 'application/octet-stream' }),
      },
      timeout: SILENCE,
    });
    request.on('timeout', () => request.destroy(new Error('no answer')));
    try {
      const answered = new Promise<IncomingMessage>((resolve, reject) => {
        request.once('response', resolve).once('error', reject);
      });
      if (body && body !== 'nothing')
        await Promise.all([pipeline(createReadStream(body.path), request), answered]);
      else request.end();
      return await answered;
    } catch (error) {
      throw new StorageDown(error);
    }
  }
}

const PREFIX = 'files/';

/** The text of an answer that must say all is well. */
const done = async (answer: IncomingMessage): Promise<string> => {
  const said = await text(answer).catch((error: unknown) => {
    throw new StorageDown(error);
  });
  const { statusCode = 0 } = answer;
  if (statusCode >= 200 && statusCode < 300) return said;
  const code = /<Code>([^<]*)<\/Code>/.exec(said)?.[1] ?? '';
  throw new StorageDown(new Error(`S3 answered ${statusCode} ${code}`));
};
