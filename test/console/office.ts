import { execFileSync } from 'node:child_process';

import type { Browser, Page } from 'playwright-core';

import { answerOf, apiClient, type ApiClient, type components } from '#lib/api-client';
import type { Grant } from '#lib/directory';
import { openServer, type OpenServer, type ServerOptions } from '#lib/service';

import { aPerson, type Caller } from '../support/caller.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { serverOptions } from '../support/server.ts';
import { openBrowser } from './chromium.ts';

type Schemas = components['schemas'];

/** What `aPerson` chooses. */
const PASSWORD = 'mật khẩu dùng lâu dài 7';
const SCREEN = { width: 1366, height: 768 };

/** Somebody with an account: what they see in the browser, and what the API tells the same person. */
export interface Person {
  username: string;
  api: ApiClient;
  /** A page of their own, logged in through the login page, standing at Việc của tôi. */
  enter: () => Promise<Page>;
}

/** A commune's office: a server with the console over a database of its own, and a browser. */
export class Office {
  private constructor(
    readonly database: TestDatabase,
    readonly server: OpenServer,
    readonly browser: Browser,
  ) {}

  /** @param work - as a server without a worker unless said */
  static async open(
    work: Partial<ServerOptions['work']> = {},
    catalogue = 'processes',
  ): Promise<Office> {
    execFileSync(process.execPath, ['bin/build.js']);
    const database = await testDatabase();
    const server = await openServer(
      serverOptions(database, {
        console: 'dist/console',
        catalogue,
        work: { consume: false, ...work },
      }),
    );
    return new Office(database, server, await openBrowser());
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
    await this.database.drop();
  }

  async person(username: string, grants: Grant[], { administrator = false } = {}): Promise<Person> {
    const caller = await aPerson(this.server, { username, grants, administrator });
    return {
      username,
      api: apiClient({ baseUrl: this.server.url, headers: () => cookiesOf(caller) }),
      enter: async () => {
        const page = await this.page();
        await logIn(page, username, PASSWORD);
        return page;
      },
    };
  }

  /** The clerk of Thanh Hà's desk. */
  clerk = (): Promise<Person> => this.person('lan', [{ role: 'desk', agency: 'thanh-ha' }]);
  officer = (): Promise<Person> => this.person('binh', [{ role: 'officer', agency: 'thanh-ha' }]);
  chair = (): Promise<Person> => this.person('chu-tich', [{ role: 'chair', agency: 'thanh-ha' }]);

  /** A page nobody has logged in on; a fault in it fails the test that looks at it. */
  async page(viewport = SCREEN): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: this.server.url,
      viewport,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      // What fades in is looked at once it is there.
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(60_000);
    return context.newPage();
  }
}

const cookiesOf = ({ cookies }: Caller): Record<string, string> => ({
  cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  'x-csrf-token': cookies.get('motcua_csrf') ?? '',
});

/** Fills in the login page and waits until it is left. */
export const logIn = async (page: Page, username: string, password: string): Promise<void> => {
  if (!page.url().includes('/dang-nhap')) await page.goto('/dang-nhap');
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap'));
};

/** Opens a dossier through the API: what a test is about then happens in the browser. */
export const opened = async (
  { api }: Person,
  procedure: string,
  name: string,
): Promise<Schemas['Dossier']> =>
  answerOf(
    api.POST('/api/v1/dossiers', {
      body: { procedure, agency: 'thanh-ha', channel: 'direct', applicant: { name } },
    }),
  );

type ActionName =
  | 'accept'
  | 'finish'
  | 'request-supplement'
  | 'return'
  | 'step'
  | 'stop'
  | 'supplement'
  | 'withdraw';

/** Does something to a dossier through the API. */
export const did = async (
  { api }: Person,
  id: string,
  action: ActionName,
  body: Schemas['CommandBody'] = {},
): Promise<Schemas['Dossier']> =>
  answerOf(
    api.POST('/api/v1/dossiers/{id}/actions/{action}', {
      params: { path: { id, action } },
      body,
    }),
  );

/** The dossier as the API tells it to somebody. */
export const told = async ({ api }: Person, id: string): Promise<Schemas['Dossier']> =>
  answerOf(api.GET('/api/v1/dossiers/{id}', { params: { path: { id }, query: {} } }));
