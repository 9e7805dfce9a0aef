import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';

/** A file is not text of the one encoding that is read; its letters would be others. */
export class EncodingWrong extends Error {
  override readonly name = 'EncodingWrong';
  readonly code = 'encoding';

  constructor(
    path: string,
    /** What is wrong, without the file. */
    readonly reason: string,
    /** From 1. */
    readonly line: number,
  ) {
    super(`${path}, dòng ${line}: ${reason}`);
  }
}

/**
 * The text of a UTF-8 file, without a byte order mark.
 *
 * @throws EncodingWrong naming the first line that is not UTF-8
 */
export const readText = async (path: string): Promise<string> => {
  const bytes = await readFile(path);
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new EncodingWrong(path, 'Tệp lưu bằng UTF-16; hãy lưu lại bằng UTF-8.', 1);
  }
  if (isUtf8(bytes)) return decode(bytes);
  const bad = linesOf(bytes).findIndex((line) => !isUtf8(line));
  throw new EncodingWrong(path, 'Không phải chữ UTF-8; hãy lưu lại tệp bằng UTF-8.', bad + 1);
};

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const linesOf = (bytes: Buffer): Buffer[] => {
  const lines: Buffer[] = [];
  let from = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return [...lines, bytes.subarray(from)];
};
