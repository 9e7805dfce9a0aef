import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';

import type { Actor, Directory } from '#lib/directory';

import { demandAdministrator } from './administrator.ts';
import { credentialOf } from './credential.ts';
import { FOR_ADMINISTRATORS, MAY_KEEP_PASSWORD, PUBLIC } from './decorators.ts';
import { AccessDenied } from './errors.ts';
import type { Recognised, Recognition } from './recognition.ts';
import { csrfOf, sameSecret } from './secrets.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; there on every route that is not public. */
    actor?: Actor;
    recognised?: Recognised;
  }
}

/** Said alike of a key that is wrong, that has expired and that was revoked. */
const NO_SUCH_KEY = 'Khóa API không dùng được: sai, đã hết hạn hoặc đã thu hồi.';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Finds out who is asking, from an API key or the session cookie, and puts it on the request. An unsafe
 * request with a cookie has to repeat the CSRF token in X-CSRF-Token. Routes for administrators ask the policy
 * here; what an actor may do to a dossier or see of an agency is asked where that is known.
 *
 * @throws AccessDenied 'unauthenticated' | 'csrf' | 'password-must-change' | 'forbidden'
 */
export class ActorGuard implements CanActivate {
  constructor(
    private readonly recognition: Recognition,
    private readonly reflector: Reflector,
    private readonly desk: { readonly directory: Directory },
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const marked = (mark: string) =>
      this.reflector.getAllAndOverride<boolean | undefined>(mark, [
        context.getHandler(),
        context.getClass(),
      ]) ?? false;
    if (marked(PUBLIC)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const recognised = await this.recognise(request);
    if (!recognised) throw new AccessDenied('unauthenticated');
    if (recognised.account?.mustChangePassword && !marked(MAY_KEEP_PASSWORD))
      throw new AccessDenied('password-must-change');
    if (marked(FOR_ADMINISTRATORS)) demandAdministrator(this.desk.directory, recognised.actor);
    request.recognised = recognised;
    request.actor = recognised.actor;
    return true;
  }

  private async recognise(request: FastifyRequest): Promise<Recognised | undefined> {
    const credential = credentialOf(request);
    if (!credential) return undefined;
    if ('key' in credential) {
      const system = await this.recognition.byApiKey(credential.key);
      if (!system) throw new AccessDenied('unauthenticated', NO_SUCH_KEY);
      return system;
    }
    const recognised = await this.recognition.bySession(credential.session);
    if (recognised && !safe.has(request.method)) {
      const repeated = request.headers['x-csrf-token'];
      if (typeof repeated !== 'string' || !sameSecret(repeated, csrfOf(credential.session)))
        throw new AccessDenied('csrf');
    }
    return recognised;
  }
}
