import type { FastifyReply } from 'fastify';

import { IdentityBroken } from '#lib/reporting';

import { tellProblem } from './problem.filter.ts';

/** What is answered to an error, and the number it is logged under. */
const told = (error: unknown) => {
  let status = 0;
  let body = '';
  let logged: string | undefined;
  const reply = {
    sent: false,
    raw: { headersSent: false },
    header: () => reply,
    status: (given: number) => {
      status = given;
      return reply;
    },
    send: (text: string) => {
      body = text;
      return reply;
    },
  };
  tellProblem(reply as unknown as FastifyReply, error, (instance) => {
    logged = instance;
  });
  return {
    status,
    body: JSON.parse(body) as { code: string; detail: string; instance?: string },
    logged,
  };
};

it('says which figures of a report do not fit, and logs it as the fault it is', () => {
  const broken = new IdentityBroken([
    { id: 'received', holds: false, text: 'tổng số tiếp nhận 3 ≠ mới 1 + chuyển qua 1' },
  ]);
  const { status, body, logged } = told(broken);
  expect(status).toBe(500);
  expect(body).toMatchObject({ code: 'identity-broken', instance: `urn:uuid:${logged ?? ''}` });
  expect(body.detail).toContain('tổng số tiếp nhận 3 ≠ mới 1 + chuyển qua 1');
});

it('says nothing of an error nobody knows but its number', () => {
  const { status, body, logged } = told(new Error('mật khẩu là hoa-sen'));
  expect([status, body.code]).toEqual([500, 'fault']);
  expect(body.detail).not.toContain('hoa-sen');
  expect(body.detail).toContain(logged);
});
