import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What of a bucket a test may look at and break. */
export interface S3Server {
  endpoint: string;
  /** Bytes by key. */
  objects: Map<string, Buffer>;
  /** Requests by how they were answered. */
  answered: { method: string; status: number; code: string }[];
  stop: () => Promise<void>;
}

export const s3Keys = {
  accessKeyId: 'motcua-test',
  secretAccessKey: 'bí mật của kho',
  region: 'vn-1',
};
export const BUCKET = 'ho-so';
/** Keys a list answers at once, so that pages are turned. */
const PAGE = 2;

/**
 * A bucket in memory that takes requests as S3 does: signed (Signature Version 4, computed here from its
 * description), with a length, with bytes that are what the signature says. Addressed by path.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export const s3Server = async (): Promise<S3Server> => {
  const objects = new Map<string, Buffer>();
  const answered: S3Server['answered'] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const { status, code = '', text = '' } = respond(objects, request, body);
    answered.push({ method: request.method ?? '', status, code });
    response.writeHead(status);
    response.end(code === '' ? text : `<Error><Code>${code}</Code></Error>`);
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    answered,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

interface Response {
  status: number;
  code?: string;
  text?: string | Buffer;
}

const respond = (
  objects: Map<string, Buffer>,
  request: IncomingMessage,
  body: Buffer,
): Response => {
  const { method = '', headers } = request;
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3');
  if (!signed(request)) return { status: 403, code: 'SignatureDoesNotMatch' };
  if (sha256(body) !== headers['x-amz-content-sha256'])
    return { status: 400, code: 'XAmzContentSHA256Mismatch' };
  if (!pathname.startsWith(`/${BUCKET}`)) return { status: 404, code: 'NoSuchBucket' };
  const key = decodeURIComponent(pathname.slice(`/${BUCKET}/`.length));
  switch (method) {
    case 'PUT':
      if (headers['content-length'] === undefined)
        return { status: 411, code: 'MissingContentLength' };
      objects.set(key, body);
      return { status: 200 };
    case 'DELETE':
      objects.delete(key);
      return { status: 204 };
    default: {
      if (key === '') return list(objects, searchParams);
      const found = objects.get(key);
      return found ? { status: 200, text: found } : { status: 404, code: 'NoSuchKey' };
    }
  }
};

const list = (objects: Map<string, Buffer>, query: URLSearchParams): Response => {
  const after = query.get('continuation-token') ?? '';
  const keys = [...objects.keys()]
    .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
    .sort();
  const page = keys.slice(0, PAGE);
  const more = keys.length > PAGE;
  const contents = page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('');
  const next = more ? `<NextContinuationToken>${page.at(-1) ?? ''}</NextContinuationToken>` : '';
  return { status: 200, text: `<ListBucketResult>${contents}${next}</ListBucketResult>` };
};

/** Whether the request is signed with our keys over what it says. */
const signed = ({ method = '', url = '', headers }: IncomingMessage): boolean => {
  const { authorization = '' } = headers;
  const [, credential = '', names = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      authorization,
    ) ?? [];
  const [accessKey, day = '', region = '', service = '', end = ''] = credential.split('/');
  if (accessKey !== s3Keys.accessKeyId || region !== s3Keys.region || service !== 's3')
    return false;
  const { pathname, searchParams } = new URL(url, 'http://s3');
  const canonical = [
    method,
    pathname,
    [...searchParams]
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .sort()
      .join('&'),
    ...names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    names,
    String(headers['x-amz-content-sha256']),
  ].join('\n');
  const scope = [day, region, service, end].join('/');
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [day, region, service, end].reduce<Buffer>(
    (from, part) => hmac(from, part),
    Buffer.from(`AWS4${s3Keys.secretAccessKey}`),
  );
  return names.split(';').includes('host') && hmac(key, toSign).toString('hex') === signature;
};

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
