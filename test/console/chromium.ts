import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Quiet, and of this machine alone. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const executablePath = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => names.map((name) => join(folder, name)))
  .find(existsSync);

if (executablePath === undefined && process.env.CI === 'true') {
  throw new Error('pages are tested in a browser: install chromium');
}
if (executablePath === undefined) {
  process.stderr.write('no chromium on PATH: the tests in a browser are skipped\n');
}

/** `describe`, where there is a browser. */
export const inBrowser = executablePath === undefined ? describe.skip : describe;

/** Opens the browser of this machine with a profile of its own. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    headless: true,
    args,
    // In a locale without letters of ours it calls every file it downloads "download".
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
    ...(executablePath !== undefined && { executablePath }),
  });
