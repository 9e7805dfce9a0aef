import { z } from 'zod';

const vietnamese = z.locales.vi().localeError;

/** What zod finds in a file of ours, in Vietnamese: whoever wrote the file reads it. */
export const inVietnamese: { error: z.core.$ZodErrorMap } = {
  error: (issue) =>
    issue.code === 'invalid_type' && issue.input === undefined ? 'Phải có.' : vietnamese(issue),
};
