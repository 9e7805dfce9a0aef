import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

import type { FastifyInstance } from 'fastify';

const ours = /^\/(api|docs|openapi\.json|health|metrics|queues|exchange|tra-cuu)(\/|$|\?)/;

/** The built console's files by address; empty if it was not built. */
export const consoleFiles = (folder: string | undefined): ReadonlySet<string> => {
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) return new Set();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(
      (entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`,
    );
  return new Set(files);
};

/** An address of the console's own pages is answered by its one page; codes with dots are pages too. */
export const consoleAddress = (
  files: ReadonlySet<string>,
  { method, url = '/' }: { method?: string | undefined; url?: string | undefined },
): string => {
  const [path = '/'] = url.split('?');
  const page = method === 'GET' || method === 'HEAD';
  if (files.size === 0 || !page || ours.test(url) || files.has(path)) return url;
  return path.startsWith('/assets/') ? url : '/index.html';
};

/** Serves the console's files, if there are any. */
export const serveConsole = async (
  fastify: FastifyInstance,
  folder: string | undefined,
): Promise<void> => {
  if (folder === undefined || consoleFiles(folder).size === 0) return;
  const { default: fastifyStatic } = await import('@fastify/static');
  await fastify.register(fastifyStatic, {
    root: resolve(folder),
    wildcard: false,
    decorateReply: false,
    cacheControl: false,
    // What lies in assets/ has its hash in its name; the page that names it is asked for anew.
    setHeaders: (reply, path) =>
      void reply.header(
        'cache-control',
        path.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
};
