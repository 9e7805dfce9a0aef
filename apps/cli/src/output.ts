import { access, constants, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** The folder for results cannot be written; nothing was. */
export class OutputRefused extends Error {
  override readonly name = 'OutputRefused';
  readonly code = 'out-not-writable';
}

/** One JSON document on stdout, and nothing else there. */
export const printJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

/** Whoever read our output has closed it, as `head` does after its lines. */
export const isReaderGone = (error: unknown): boolean => codeOf(error) === 'EPIPE';

/** Writes some of a long output; false once its reader has gone: no more is wanted. */
export const writeOut = (text: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error && !isReaderGone(error)) reject(error);
      else resolve(!error);
    });
  });

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/**
 * Makes a folder and what is missing above it. Node's own `recursive` never ends where a file system
 * answers ENOENT under a folder that is there, as /proc does.
 */
const makeFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
};

/** Makes sure a folder can take results before any work is done for them. */
export const outputFolder = async (folder: string): Promise<string> => {
  try {
    await makeFolder(resolve(folder));
    await access(folder, constants.W_OK);
    return folder;
  } catch (error) {
    throw new OutputRefused(`Không ghi được vào thư mục ${folder}.`, { cause: error });
  }
};

/** How the help says what `--out` takes. */
export const PLACE = 'một tệp, hoặc một thư mục (có sẵn, hay viết / ở cuối)';

/** Whether a path is a folder: one that is there, or one that is written with a slash at its end. */
export const isFolder = async (path: string): Promise<boolean> =>
  /[\\/]$/.test(path) || ((await stat(path).catch(() => undefined))?.isDirectory() ?? false);

/**
 * Writes one file where somebody wants it: in a folder under a name of its own, else at the path itself.
 *
 * @returns its path
 */
export const writeAt = async (
  out: string,
  name: string,
  content: Uint8Array | string,
): Promise<string> => {
  const path = (await isFolder(out)) ? join(out, name) : out;
  const folder = await outputFolder(dirname(path));
  await writeFiles(folder, { [basename(path)]: content });
  return path;
};

/** Writes files into a folder, all complete or none replaced: each is written aside, then renamed. */
export const writeFiles = async (
  folder: string,
  files: Readonly<Record<string, Uint8Array | string>>,
): Promise<string[]> => {
  const written: string[] = [];
  const aside = (name: string) => join(folder, `.${name}.${process.pid}`);
  try {
    for (const name of Object.keys(files)) await refuseFolder(join(folder, name));
    for (const [name, content] of Object.entries(files)) await writeFile(aside(name), content);
    for (const name of Object.keys(files)) {
      await rename(aside(name), join(folder, name));
      written.push(join(folder, name));
    }
    return written;
  } catch (error) {
    for (const name of Object.keys(files)) await rm(aside(name), { force: true });
    throw new OutputRefused(`Không ghi được vào thư mục ${folder}.`, { cause: error });
  }
};

/** A folder in a file's place would stop the renaming half-way. */
const refuseFolder = async (path: string): Promise<void> => {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) throw new Error(`${path} is a folder`);
};
