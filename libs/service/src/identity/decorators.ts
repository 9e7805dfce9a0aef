import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import type { Actor } from '#lib/directory';

import { AccessDenied } from './errors.ts';

export const PUBLIC = 'motcua.public';
export const MAY_KEEP_PASSWORD = 'motcua.may-keep-password';
export const FOR_ADMINISTRATORS = 'motcua.for-administrators';

/** A route for anybody: nobody is recognised on it. */
export const Public = () => SetMetadata(PUBLIC, true);

/** A route open also to whoever has yet to change a password for one use. */
export const MayKeepPassword = () => SetMetadata(MAY_KEEP_PASSWORD, true);

/** A route for those the policy lets administer. */
export const ForAdministrators = () => SetMetadata(FOR_ADMINISTRATORS, true);

/** The actor of the request. @throws AccessDenied 'unauthenticated' on a public route */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!actor) throw new AccessDenied('unauthenticated');
  return actor;
});
