import type { Page } from 'playwright-core';

import { answerOf } from '#lib/api-client';

import { inBrowser } from './chromium.ts';
import { did, Office, opened, type Person } from './office.ts';

/** Certified copies: what a counter takes in by the dozen. */
const PROCEDURE = '2.000815';

inBrowser('an intake', () => {
  let office: Office;
  let lan: Person;
  let page: Page;
  beforeAll(async () => {
    office = await Office.open();
    lan = await office.clerk();
    page = await lan.enter();
  });
  afterAll(async () => office.close());

  const dossiers = async (): Promise<{ phase: string; name: string | undefined }[]> => {
    const { items } = await answerOf(
      lan.api.GET('/api/v1/dossiers', {
        params: { query: { procedure: PROCEDURE, sort: 'submitted', limit: 100 } },
      }),
    );
    return items.map(({ phase, applicant }) => ({ phase, name: applicant?.name }));
  };
  const enter = async (name: string, phone = ''): Promise<void> => {
    await page.keyboard.type(name);
    await page.keyboard.press('Tab');
    await page.keyboard.type(phone);
    await page.keyboard.press('Enter');
  };
  const names = Array.from({ length: 20 }, (_, place) => `Nguyễn Văn ${place + 1}`);

  it('of many asks for the procedure first', async () => {
    await page.goto('/tiep-nhan/nhanh');
    await page.locator('#thu-tuc:focus').waitFor();
    await page.getByRole('group', { name: 'Nộp bằng cách' }).waitFor();
  });

  it('of many is entered with the keyboard alone, one after another, and handed on', async () => {
    await page.goto(`/tiep-nhan/nhanh?procedure=${PROCEDURE}`);
    await page.locator('#ho-ten:focus').waitFor();
    for (const name of names) await enter(name, '0912 345 678');
    await page.getByText(`${names.length} hồ sơ đã tiếp nhận`).waitFor();
    const taken = await dossiers();
    expect(taken.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(new Set(taken.map(({ phase }) => phase))).toEqual(new Set(['in-hand']));
    const { items } = await answerOf(
      lan.api.GET('/api/v1/tasks', { params: { query: { limit: 100 } } }),
    );
    expect(items).toEqual([]);
  });

  it('of many says what a line lacks, and keeps it', async () => {
    await enter('   ', '12');
    await page.getByText('Ghi họ tên người nộp.').waitFor();
    expect(await page.getByLabel('Điện thoại (nếu có)').inputValue()).toBe('12');
    await page.getByLabel('Điện thoại (nếu có)').fill('');
    await page.getByLabel('Họ tên người nộp').focus();
  });

  it('of many loses and doubles nothing when the network fails in between', async () => {
    // The server hears the acceptance; the counter does not hear the answer.
    await page.route('**/actions/accept', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByLabel('Họ tên người nộp').fill('');
    await enter('Trần Thị Mất Mạng');
    await page.getByText('1 chưa ghi được').waitFor();
    await page.unroute('**/actions/accept');
    await page.reload();
    await page.getByText('Trần Thị Mất Mạng').waitFor();
    await page.getByRole('button', { name: 'Thử lại', exact: true }).click();
    await page.getByText(`${names.length + 1} hồ sơ đã tiếp nhận`).waitFor();
    expect((await dossiers()).filter(({ name }) => name === 'Trần Thị Mất Mạng')).toEqual([
      { phase: 'in-hand', name: 'Trần Thị Mất Mạng' },
    ]);
  });

  it('of somebody who filed already names the dossier under way', async () => {
    const { id } = await opened(lan, '1.001193', 'Lê Thị Hồng Vân');
    await did(lan, id, 'accept');
    await page.goto('/tiep-nhan?procedure=1.001193');
    await page.getByLabel('Họ tên người nộp').fill('le thi hong van');
    await page.getByText('Người cùng tên này đang có hồ sơ').waitFor();
    await page.getByRole('link', { name: id }).waitFor();
    await page.getByLabel('Họ tên người nộp').fill('Lê Thị Hồng');
    await page.getByText('Người cùng tên này đang có hồ sơ').waitFor({ state: 'detached' });
  });
});
