/** What zod finds, in Vietnamese: whoever wrote the file or sent the request reads it. The one room of these words. */
import { z } from 'zod';

const vietnamese = z.locales.vi().localeError;

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

/** For `safeParse`. */
export const inVietnamese: { error: z.core.$ZodErrorMap } = { error: words };
