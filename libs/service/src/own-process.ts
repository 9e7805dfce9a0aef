/**
 * Runs an app that is a process of its own, for a container: a refusal is told in one line, its stable code first, and
 * the process ends with status 1; a fault of ours is thrown.
 */
export const ownProcess = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    process.stderr.write(`${error.code}: ${error.message}\n`);
    process.exitCode = 1;
  }
};

/** Our refusals carry a stable code of words; system errors carry EACCES and the like. */
const isRefusal = (error: unknown): error is Error & { code: string } =>
  error instanceof Error &&
  error.name !== 'Error' &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^[a-z]+(-[a-z]+)*$/.test(error.code);
