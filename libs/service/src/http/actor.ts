import {
  createParamDecorator,
  type ExecutionContext,
  SetMetadata,
  type CustomDecorator,
} from '@nestjs/common';

import type { Actor } from '#lib/directory';

/** What the guard of the identity module leaves on a request once it knows who is asking. */
export interface WithActor {
  actor?: Actor;
}

/** Metadata key of routes anybody may ask. */
export const PUBLIC = 'motcua.public';

/** A route anybody may ask; without it the guard wants to know who is asking. */
export const Public = (): CustomDecorator => SetMetadata(PUBLIC, true);

/** Nobody is signed in where somebody must be, or somebody asks what is not theirs. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDenied';

  constructor(
    readonly code: 'unauthenticated' | 'forbidden',
    message: string,
  ) {
    super(message);
  }
}

/** Who is asking. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const { actor } = context.switchToHttp().getRequest<WithActor>();
  if (!actor) throw new AccessDenied('unauthenticated', 'Bạn chưa đăng nhập.');
  return actor;
});
