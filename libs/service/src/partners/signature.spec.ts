import { createHmac } from 'node:crypto';

import { isSigned, newSecret, readSecret, requestContent, signedHeaders } from './signature.ts';

const secretOf = (text: string): Buffer => readSecret(text) ?? Buffer.alloc(0);

/** The example of the libraries of Standard Webhooks. */
const example = {
  secret: secretOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'),
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  at: 1_614_265_330_000,
  content: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};

const signs = (headers: Record<string, string>) => ({
  id: headers['webhook-id'] ?? '',
  timestamp: headers['webhook-timestamp'] ?? '',
  signature: headers['webhook-signature'] ?? '',
});

it('signs as the standard does', () => {
  const { secret, id, at, content, signature } = example;
  expect(signedHeaders([secret], id, content, at)).toEqual({
    'webhook-id': id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': signature,
  });
});

describe('a signature', () => {
  const [now, before, other] = [newSecret(), newSecret(), newSecret()].map(secretOf) as [
    Buffer,
    Buffer,
    Buffer,
  ];
  const at = Date.parse('2026-03-02T08:00:00+07:00');
  const headers = signs(signedHeaders([now, before], 'msg_1', '{}', at));
  const MINUTE = 60_000;

  it.each([
    ['holds by the secret in force', [now], headers, '{}', at, true],
    ['holds by the one before, while both sign', [before], headers, '{}', at, true],
    ['holds by any secret of the receiver', [other, before], headers, '{}', at, true],
    ['holds for bytes as for text', [now], headers, Buffer.from('{}'), at, true],
    ['does not hold by another secret', [other], headers, '{}', at, false],
    ['does not hold without a secret', [], headers, '{}', at, false],
    ['does not hold for another content', [now], headers, '{ }', at, false],
    ['does not hold for another id', [now], { ...headers, id: 'msg_2' }, '{}', at, false],
    ['holds four minutes later', [now], headers, '{}', at + 4 * MINUTE, true],
    ['does not hold six minutes later', [now], headers, '{}', at + 6 * MINUTE, false],
    ['does not hold six minutes before', [now], headers, '{}', at - 6 * MINUTE, false],
    ['does not hold if it is none', [now], { ...headers, signature: 'v1,' }, '{}', at, false],
    [
      'does not hold under another version',
      [now],
      { ...headers, signature: headers.signature.replaceAll('v1,', 'v1a,') },
      '{}',
      at,
      false,
    ],
  ])('%s', (_what, secrets, given, content, when, holds) => {
    expect(isSigned(secrets, given, content, when)).toBe(holds);
  });

  it('does not hold for a time that is no number, though it was signed with it', () => {
    for (const timestamp of ['', 'NaN', '1e9', ' 1', '-1']) {
      const mac = createHmac('sha256', now).update(`msg_1.${timestamp}.{}`).digest('base64');
      const given = { id: 'msg_1', timestamp, signature: `v1,${mac}` };
      expect([timestamp, isSigned([now], given, '{}', 0)]).toEqual([timestamp, false]);
    }
  });

  it('of a request without a body is over its method and address', () => {
    expect(requestContent('GET', '/exchange/v1/registration?x=1')).toBe(
      'GET /exchange/v1/registration?x=1',
    );
  });
});

it.each([
  ['one we made', newSecret(), 32],
  ['one without the prefix', Buffer.alloc(24, 7).toString('base64'), 24],
  ['one too short', `whsec_${Buffer.alloc(23, 7).toString('base64')}`, undefined],
  ['one too long', `whsec_${Buffer.alloc(65, 7).toString('base64')}`, undefined],
  ['what is not base64', 'whsec_mật khẩu của tôi dài hơn hai mươi bốn byte', undefined],
  ['nothing', '', undefined],
])('a secret is read: %s', (_what, text, bytes) => {
  expect(readSecret(text)?.length).toBe(bytes);
});
