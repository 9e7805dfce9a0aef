import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

import { problemSchema } from './schemas/common.ts';

/** Documents what a route answers: its schema when it is done, a problem otherwise. */
export const Answers = (schema: z.ZodType, description: string, status = 200): MethodDecorator =>
  applyDecorators(
    ApiResponse({ status, description, standardSchema: schema }),
    ApiResponse({
      status: 'default',
      description: 'Lỗi (RFC 9457)',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }),
  );

/** Registered by hand: a problem is never an answer's own schema. */
export const problemDocument = problemSchema;
