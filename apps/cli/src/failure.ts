import { CommanderError } from 'commander';

import { usageInWords } from './usage-words.ts';

/** Exit statuses of contracts.md. */
export const EXIT = { unacceptable: 1, usage: 2, fault: 70 } as const;

/** A failure the user can do something about: a stable code and a Vietnamese message. */
export interface Told {
  code: string;
  message: string;
}

const DOMAIN_CODE = /^[A-Za-z]+(-[a-z]+)*$/;

/** Our refusals carry a stable code of words; system errors carry EACCES and the like. */
const isTold = (error: unknown): error is Error & Told =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.name !== 'Error' &&
  DOMAIN_CODE.test(error.code);

const systemWords: Record<string, Told> = {
  ENOENT: { code: 'file-missing', message: 'Không có tệp hoặc thư mục' },
  EACCES: { code: 'file-denied', message: 'Không có quyền đọc hoặc ghi' },
  EPERM: { code: 'file-denied', message: 'Không có quyền đọc hoặc ghi' },
  EROFS: { code: 'file-denied', message: 'Ổ đĩa chỉ đọc' },
  EISDIR: { code: 'file-invalid', message: 'Đây là thư mục, không phải tệp' },
  ENOTDIR: { code: 'file-invalid', message: 'Đây không phải thư mục' },
  ENOSPC: { code: 'disk-full', message: 'Đĩa đã đầy; không gì được ghi' },
};

/** The failure as the user can understand it; undefined for a fault of the program. */
export const told = (error: unknown): Told | undefined => {
  if (isTold(error)) return { code: error.code, message: error.message };
  if (!(error instanceof Error && 'code' in error)) return undefined;
  const words = systemWords[String(error.code)];
  if (!words) return undefined;
  const path = 'path' in error ? `: ${String(error.path)}` : '';
  return { code: words.code, message: `${words.message}${path}.` };
};

/** Tells a failure on stderr and gives the exit status for it. */
export const tell = (error: unknown, say: (text: string) => void): number => {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') return EXIT.usage;
    const words = usageInWords(error);
    say(`usage: ${words}${words.endsWith('?') ? '' : '.'} Xem \`motcua --help\`.\n`);
    return EXIT.usage;
  }
  const known = told(error);
  if (known) {
    say(`${known.code}: ${known.message}\n`);
    return EXIT.unacceptable;
  }
  say(
    `fault: Lỗi của chương trình, không phải của bạn. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return EXIT.fault;
};
