import { readFile } from 'node:fs/promises';

/** A file that people wrote cannot be read as what it should be. */
export class FileInvalid extends Error {
  override readonly name = 'FileInvalid';

  /**
   * @param line - where it begins, from 1
   * @param problem - what is wrong, a Vietnamese sentence without the file and the line
   */
  constructor(
    readonly code: 'encoding-invalid' | 'yaml-invalid',
    readonly path: string,
    readonly line: number,
    readonly problem: string,
  ) {
    super(`${path}, dòng ${line}: ${problem}`);
  }
}

/**
 * The text of a UTF-8 file, without the byte order mark it may begin with.
 *
 * @throws FileInvalid naming the first line that is not UTF-8
 */
export const readText = async (path: string): Promise<string> => {
  const bytes = await readFile(path);
  if (isUtf16(bytes))
    throw new FileInvalid(
      'encoding-invalid',
      path,
      1,
      'Tệp lưu bằng UTF-16; hãy lưu lại bằng UTF-8.',
    );
  const text = utf8Of(bytes);
  if (text !== undefined) return text;
  throw new FileInvalid(
    'encoding-invalid',
    path,
    firstLineNotUtf8(bytes),
    'Tệp không lưu bằng UTF-8, chữ có dấu sẽ hỏng; hãy lưu lại bằng UTF-8.',
  );
};

/** By its mark, or by the empty half of its first letter. */
const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) ||
  (first === 0xfe && second === 0xff) ||
  (first !== undefined && second !== undefined && (first === 0) !== (second === 0));

const utf8Of = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** A line's end is never part of another letter in UTF-8: each line can be looked at alone. */
const firstLineNotUtf8 = (bytes: Uint8Array): number => {
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(10, start);
    if (end < 0 || utf8Of(bytes.subarray(start, end)) === undefined) return line;
    start = end + 1;
  }
};
