import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { cookiesAreSecure, type IdentityConfig } from '../identity/config.ts';
import { LOOK_UP } from './frame.ts';
import { LOOK_UP_SECONDS } from './look-up.ts';

const COOKIE = 'motcua_tra_cuu';

export const ticketIn = ({ cookies }: FastifyRequest): string | undefined => cookies[COOKIE];

/** The applicant's ticket: for these pages alone, out of reach of scripts and of other sites. */
export class TicketCookie {
  constructor(private readonly config: Pick<IdentityConfig, 'publicUrl'>) {}

  give(request: FastifyRequest, reply: FastifyReply, token: string): void {
    this.set(request, reply, token, LOOK_UP_SECONDS);
  }

  takeBack(request: FastifyRequest, reply: FastifyReply): void {
    this.set(request, reply, '', 0);
  }

  private set(request: FastifyRequest, reply: FastifyReply, value: string, maxAge: number): void {
    void reply.setCookie(COOKIE, value, {
      httpOnly: true,
      sameSite: 'strict',
      secure: cookiesAreSecure(this.config, request),
      path: LOOK_UP,
      maxAge,
    });
  }
}
