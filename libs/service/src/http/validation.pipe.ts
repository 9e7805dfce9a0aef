import { type ArgumentMetadata, StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';

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

const vietnamese = z.locales.vi().localeError;

/** What zod finds, in Vietnamese, for this request alone: other rooms keep their own words. */
const words: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'Phải có.';
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Không dùng ở đây: ${issue.keys.map((key) => `“${key}”`).join(', ')}.`;
    case 'invalid_type':
      return `Phải là ${typeNames[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `Phải là ${issue.values.length > 1 ? 'một trong: ' : ''}${issue.values.map(String).join(', ')}.`;
    case 'too_small': {
      const { origin, minimum, inclusive } = issue;
      if (origin === 'string' && minimum === 1) return 'Không được để trống.';
      return inclusive === false
        ? `Phải lớn hơn ${minimum}.`
        : `Phải từ ${minimum}${units[origin] ?? ''} trở lên.`;
    }
    case 'too_big':
      return `Không được quá ${issue.maximum}${units[issue.origin] ?? ''}.`;
    case 'invalid_format':
      return formats[issue.format] ?? vietnamese(issue);
    default:
      return vietnamese(issue);
  }
};

const typeNames: Readonly<Record<string, string>> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  boolean: 'true hoặc false',
  object: 'một nhóm trường',
  record: 'một nhóm trường',
  array: 'một danh sách',
};

const units: Readonly<Record<string, string>> = { string: ' ký tự', array: ' mục' };

const formats: Readonly<Record<string, string>> = {
  date: 'Phải là một ngày có thật, ví dụ 2023-06-14.',
  datetime: 'Phải là thời điểm ISO 8601 có múi giờ, ví dụ 2023-06-14T08:00:00+07:00.',
  uuid: 'Phải là một UUID.',
  url: 'Phải là một địa chỉ URL.',
  email: 'Phải là một địa chỉ thư điện tử.',
};

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
    const read = (schema as z.ZodType).safeParse(value, { error: words });
    return (read.success ? { value: read.data } : { issues: read.error.issues }) as never;
  }
}
