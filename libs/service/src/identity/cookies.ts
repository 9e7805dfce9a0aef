import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { cookiesAreSecure, type IdentityConfig } from './config.ts';
import { csrfOf } from './secrets.ts';

/** Holds the session's token; scripts cannot read it. */
export const SESSION_COOKIE = 'motcua_session';
/** Holds what unsafe requests repeat in X-CSRF-Token; scripts of our pages read it. */
export const CSRF_COOKIE = 'motcua_csrf';
const FLOW_COOKIE = 'motcua_oidc';
const FLOW_PATH = '/api/v1/session/oidc';

export const sessionToken = ({ cookies }: FastifyRequest): string | undefined =>
  cookies[SESSION_COOKIE];

/** Our cookies, written and taken back: SameSite=Lax, and Secure but for plain http on this machine. */
export class Cookies {
  constructor(private readonly config: Pick<IdentityConfig, 'publicUrl' | 'session'>) {}

  setSession(request: FastifyRequest, reply: FastifyReply, token: string): void {
    const maxAge = Math.floor(this.config.session.absolute / 1000);
    this.#set(request, reply, SESSION_COOKIE, token, { httpOnly: true, path: '/', maxAge });
    this.#set(request, reply, CSRF_COOKIE, csrfOf(token), { httpOnly: false, path: '/', maxAge });
  }

  clearSession(request: FastifyRequest, reply: FastifyReply): void {
    this.#set(request, reply, SESSION_COOKIE, '', { httpOnly: true, path: '/', maxAge: 0 });
    this.#set(request, reply, CSRF_COOKIE, '', { httpOnly: false, path: '/', maxAge: 0 });
  }

  /** What a login at the provider needs to remember until the person comes back: ten minutes. */
  setFlow(request: FastifyRequest, reply: FastifyReply, flow: string): void {
    this.#set(request, reply, FLOW_COOKIE, flow, { httpOnly: true, path: FLOW_PATH, maxAge: 600 });
  }

  takeFlow(request: FastifyRequest, reply: FastifyReply): string | undefined {
    this.#set(request, reply, FLOW_COOKIE, '', { httpOnly: true, path: FLOW_PATH, maxAge: 0 });
    return request.cookies[FLOW_COOKIE];
  }

  #set(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    value: string,
    options: { httpOnly: boolean; path: string; maxAge: number },
  ): void {
    const secure = cookiesAreSecure(this.config, request);
    void reply.setCookie(name, value, { ...options, secure, sameSite: 'lax' });
  }
}
