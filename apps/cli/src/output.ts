import { access, constants, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder for results cannot be written; nothing was. */
export class OutputRefused extends Error {
  override readonly name = 'OutputRefused';
  readonly code = 'out-not-writable';
}

/** One JSON document on stdout, and nothing else there. */
export const printJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

/** Makes sure a folder can take results before any work is done for them. */
export const outputFolder = async (folder: string): Promise<string> => {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return folder;
  } catch (error) {
    throw new OutputRefused(`Không ghi được vào thư mục ${folder}.`, { cause: error });
  }
};

/** Writes files into a folder, all complete or none replaced: each is written aside, then renamed. */
export const writeFiles = async (
  folder: string,
  files: Readonly<Record<string, Uint8Array | string>>,
): Promise<string[]> => {
  const written: string[] = [];
  const aside = (name: string) => join(folder, `.${name}.${process.pid}`);
  try {
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
