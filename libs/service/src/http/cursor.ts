import { z } from 'zod';

import type { PageStart } from '#lib/persistence';

import { InputInvalid } from './validation.pipe.ts';

const shape = z.tuple([z.string().regex(/^(infinity|\d{4}-\d\d-\d\d [\d:.+-]+)$/), z.string()]);

/** A page start as an opaque text. */
export const cursorOf = (start: PageStart | null): string | null =>
  start && Buffer.from(JSON.stringify([start.value, start.id])).toString('base64url');

/** @throws InputInvalid for a text that is no cursor of ours */
export const readCursor = (cursor: string | undefined): { after?: PageStart } => {
  if (cursor === undefined) return {};
  try {
    const [value, id] = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { after: { value, id } };
  } catch {
    throw new InputInvalid([{ field: 'cursor', message: 'Không phải con trỏ của danh sách này.' }]);
  }
};
