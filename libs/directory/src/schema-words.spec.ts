import { z } from 'zod';

import { inVietnamese } from './schema-words.ts';

const schema = z.strictObject({
  name: z.string().min(1),
  days: z.number().int().min(1).max(9),
  kind: z.enum(['a', 'b']).optional(),
  on: z.iso.date().optional(),
});

it.each([
  [{ days: 1 }, 'Phải có.'],
  [{ name: 1, days: 1 }, 'Phải là chữ.'],
  [{ name: '', days: 1 }, 'Không được để trống.'],
  [{ name: 'x', days: 0 }, 'Phải từ 1 trở lên.'],
  [{ name: 'x', days: 10 }, 'Không được quá 9.'],
  [{ name: 'x', days: 1, kind: 'c' }, 'Phải là một trong: a, b.'],
  [{ name: 'x', days: 1, on: '2023-02-30' }, 'Phải là một ngày có thật, ví dụ 2023-06-14.'],
  [{ name: 'x', days: 1, more: 1 }, 'Không dùng ở đây: “more”.'],
])('%j: %s', (data, message) => {
  const { error } = schema.safeParse(data, inVietnamese);
  expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
});
