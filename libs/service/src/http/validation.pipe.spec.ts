import type { ArgumentMetadata } from '@nestjs/common';
import { z } from 'zod';

import { InputInvalid, ValidationPipe } from './validation.pipe.ts';

const flawsOf = async (schema: z.ZodType, value: unknown): Promise<string[]> => {
  const metadata = { type: 'body', schema } as unknown as ArgumentMetadata;
  try {
    await new ValidationPipe().transform(value, metadata);
    return [];
  } catch (error) {
    if (!(error instanceof InputInvalid)) throw error;
    return error.fields.map(({ field, message }) => `${field}: ${message}`);
  }
};

it.each<[string, z.ZodType, unknown, string]>([
  ['nothing where something must be', z.string(), undefined, 'x: Phải có.'],
  ['another type', z.number(), 'ba', 'x: Phải là số.'],
  ['no whole number', z.int(), 1.5, 'x: Phải là số nguyên.'],
  [
    'none of the words',
    z.enum(['online', 'direct']),
    'fax',
    'x: Phải là một trong: online, direct.',
  ],
  ['not the word', z.literal(true), false, 'x: Phải là true.'],
  ['too small a number', z.int().min(1), 0, 'x: Phải từ 1 trở lên.'],
  ['too large a number', z.int().max(100), 101, 'x: Không được quá 100.'],
  ['an empty word', z.string().min(1), '', 'x: Không được để trống.'],
  ['a short word', z.string().min(8), 'ngắn', 'x: Phải từ 8 ký tự trở lên.'],
  ['a long word', z.string().max(3), 'dài quá', 'x: Không được quá 3 ký tự.'],
  ['too many', z.array(z.int()).max(1), [1, 2], 'x: Không được quá 1 mục.'],
  ['no day there is', z.iso.date(), '2023-02-30', 'x: Phải là một ngày có thật, ví dụ 2023-06-14.'],
  [
    'no instant',
    z.iso.datetime({ offset: true }),
    '14/06/2023',
    'x: Phải là thời điểm ISO 8601 có múi giờ, ví dụ 2023-06-14T08:00:00+07:00.',
  ],
  ['a word nobody asked for', z.strictObject({}), { y: 1 }, 'x: Không dùng ở đây: “y”.'],
])('%s is told in Vietnamese', async (_what, schema, value, told) => {
  expect(await flawsOf(z.object({ x: schema }), { x: value })).toEqual([told]);
});
