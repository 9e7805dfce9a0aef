import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/** The type of a Word file. */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Documents that a route may answer a problem instead. */
export const OrProblem = (): MethodDecorator =>
  ApiResponse({
    status: 'default',
    description: 'Lỗi (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });

/** Documents what a route answers: its schema when it is done, a problem otherwise. */
export const Answers = (schema: z.ZodType, description: string, status = 200): MethodDecorator =>
  applyDecorators(ApiResponse({ status, description, standardSchema: schema }), OrProblem());

/** Documents a route that has nothing to say when it is done. */
export const AnswersNothing = (description: string): MethodDecorator =>
  applyDecorators(ApiResponse({ status: 204, description }), OrProblem());

/** Documents a route that answers a file of one of some types. */
export const AnswersFile = (description: string, ...mediaTypes: string[]): MethodDecorator =>
  applyDecorators(
    ApiResponse({
      status: 200,
      description,
      content: Object.fromEntries(
        mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
      ),
    }),
    OrProblem(),
  );

/** Documents a route that answers a Word file. */
export const AnswersDocx = (description: string): MethodDecorator => AnswersFile(description, DOCX);
