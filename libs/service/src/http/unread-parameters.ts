import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/internal';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

import { PUBLIC } from '../identity/decorators.ts';
import { InputInvalid } from './validation.pipe.ts';

/**
 * Refuses a query parameter that the route does not read: a mistyped filter must not answer as if it were not
 * there. A route reads what the schema of its query names, else nothing; a public one without a schema reads
 * the address itself.
 *
 * @throws InputInvalid naming each such parameter and what may be asked for instead
 */
export class UnreadParameters implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const given = Object.keys(context.switchToHttp().getRequest<FastifyRequest>().query as object);
    const known = given.length > 0 ? readBy(context) : undefined;
    const unread = known ? given.filter((name) => !known.includes(name)) : [];
    if (!known || unread.length === 0) return true;
    const instead = known.length > 0 ? `dùng được: ${known.join(', ')}` : 'không dùng tham số nào';
    throw new InputInvalid(
      unread.map((field) => ({ field, message: `Không có tham số này ở đây; ${instead}.` })),
    );
  }
}

/** The names a route reads; undefined where it reads the address itself. */
const readBy = (context: ExecutionContext): string[] | undefined => {
  const route = context.getHandler();
  const routes = context.getClass();
  const parts = Reflect.getMetadata(ROUTE_ARGS_METADATA, routes, route.name) as
    Readonly<Record<string, { schema?: unknown }>> | undefined;
  const schemas = Object.entries(parts ?? {})
    .filter(([part]) => part.startsWith(`${RouteParamtypes.QUERY}:`))
    .flatMap(([, { schema }]) => (schema === undefined ? [] : [schema]));
  const isPublic = [route, routes].some((of) => Reflect.hasMetadata(PUBLIC, of));
  if (schemas.length === 0 && isPublic) return undefined;
  return schemas.flatMap((schema) =>
    schema instanceof z.ZodObject ? Object.keys(schema.shape) : [],
  );
};
