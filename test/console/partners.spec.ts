import { AxeBuilder } from '@axe-core/playwright';

import { exchangeHere } from '../partners/office.ts';
import { type Sandbox, startSandbox } from '../partners/sandbox.ts';
import { eventually } from '../queues/backends.ts';
import { inBrowser } from './chromium.ts';
import { Office, type Person } from './office.ts';

inBrowser('an administrator', () => {
  let office: Office;
  let administrator: Person;
  let sandbox: Sandbox;

  beforeAll(async () => {
    office = await Office.open({ consume: true, exchange: exchangeHere(), sweepEvery: 200 });
    administrator = await office.person('quan', [], { administrator: true });
    sandbox = await startSandbox(`${office.server.url}/exchange/v1/messages`);
  });
  afterAll(async () => {
    await sandbox.stop();
    await office.close();
  });

  it('registers a partner, tries it, and sends again what it would not take', async () => {
    const page = await administrator.enter();
    await page.goto('/quan-tri?muc=doi-tac');
    await page.getByRole('button', { name: 'Đăng ký đối tác' }).click();
    await page.getByLabel('Tên hệ thống').fill('Hệ thống thử');
    await page.getByLabel('Mã đối tác', { exact: true }).fill('sandbox');
    await page.getByLabel('Địa chỉ nhận tin').fill(sandbox.url);
    await page.getByLabel('Khóa ký do đối tác cấp').fill(sandbox.secret);
    await page.getByRole('button', { name: 'Thêm cơ quan' }).click();
    await page.getByLabel('Ở đây', { exact: true }).selectOption('thanh-ha');
    await page.getByRole('button', { name: 'Đăng ký', exact: true }).click();
    const partner = page.getByRole('listitem').filter({ hasText: 'Hệ thống thử' });
    await partner.waitFor();

    sandbox.order('refuse 422');
    await partner.getByRole('button', { name: 'Gửi thử' }).click();
    await partner.getByRole('button', { name: 'Tin đến và đi' }).click();
    await eventually(
      async () => {
        await page.reload();
        await partner.getByRole('button', { name: 'Tin đến và đi' }).click();
        await partner
          .getByText(/chưa qua|Không có tin/)
          .first()
          .waitFor();
        return partner.getByText('Đã thôi thử').count();
      },
      (count) => count === 1,
    );
    expect(await partner.innerText()).toContain('trả lời 422');
    const { violations } = await new AxeBuilder({ page }).analyze();
    const flaws = violations.filter(({ impact }) => /serious|critical/.test(impact ?? ''));
    expect(flaws.map(({ id }) => id)).toEqual([]);

    sandbox.order('refuse 0');
    await partner.getByRole('button', { name: 'Thử lại', exact: true }).click();
    const { held } = await eventually(sandbox.look, (look) => '' in look.held);
    expect(held['']).toMatchObject([{ n: 1, type: 'motcua.test' }]);

    await partner.getByRole('button', { name: 'Đổi khóa ký' }).click();
    await partner.getByRole('button', { name: 'Đổi khóa', exact: true }).click();
    const secret = await page.locator('.secret').innerText();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await page.reload();
    await partner.waitFor();
    expect(await page.content()).not.toContain(secret);
  });
});
