import { type ArgumentMetadata, StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';

import { inVietnamese } from '#lib/directory';

/** One field of a request that cannot be used, and why. */
export interface FieldFlaw {
  /** Dotted path; empty for the whole. */
  field: string;
  message: string;
}

/** A request whose parts cannot be read. */
export class InputInvalid extends Error {
  override readonly name = 'InputInvalid';
  readonly code = 'bad-input';

  constructor(readonly fields: readonly FieldFlaw[]) {
    super('Dữ liệu gửi lên chưa đúng; xem từng trường.');
  }
}

/** Reads parameters, queries and bodies by the zod schema their decorator names. */
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({
      exceptionFactory: (issues) =>
        new InputInvalid(
          issues.map(({ path, message }) => ({
            field: (path ?? [])
              .map((part) => String(typeof part === 'object' ? part.key : part))
              .join('.'),
            message,
          })),
        ),
    });
  }

  /** A parameter read by itself is told by its name. */
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      const { data: name } = metadata;
      if (!(error instanceof InputInvalid) || name === undefined) throw error;
      throw new InputInvalid(
        error.fields.map(({ field, message }) => ({
          field: field === '' ? name : `${name}.${field}`,
          message,
        })),
      );
    }
  }

  protected override async validate(value: unknown, schema: never): Promise<never> {
    if (!((schema as unknown) instanceof z.ZodType)) {
      return (await super.validate(value, schema)) as never;
    }
    const read = (schema as z.ZodType).safeParse(value, inVietnamese);
    return (read.success ? { value: read.data } : { issues: read.error.issues }) as never;
  }
}
