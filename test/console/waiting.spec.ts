import { inBrowser } from './chromium.ts';
import { did, Office, opened, type Person } from './office.ts';

inBrowser('what was filed and nobody has accepted', () => {
  let office: Office;
  let lan: Person;
  beforeAll(async () => {
    office = await Office.open();
    lan = await office.clerk();
  });
  afterAll(async () => office.close());

  it('is work of the desk, whoever waits longest first, until it is accepted', async () => {
    const first = await opened(lan, '1.001193', 'Nguyễn Văn Đến Trước');
    const second = await opened(lan, '1.000894', 'Trần Thị Đến Sau');
    const page = await lan.enter();
    const rows = page
      .locator('section.group', { has: page.getByRole('heading', { name: 'Chờ tiếp nhận' }) })
      .getByRole('listitem');
    await rows.first().waitFor();
    expect(await rows.locator('.code').allTextContents()).toEqual([first.id, second.id]);
    expect(await rows.first().textContent()).toContain('Kiểm tra, tiếp nhận');
    await did(lan, first.id, 'accept');
    await page.getByRole('button', { name: 'Cập nhật' }).click();
    await rows.filter({ hasText: first.id }).waitFor({ state: 'detached' });
    await rows.filter({ hasText: second.id }).waitFor();
    expect(await rows.locator('.code').allTextContents()).toEqual([second.id]);
  });

  it('is nobody’s own, and no work of the officer', async () => {
    const page = await lan.enter();
    await page.getByRole('link', { name: 'Của tôi', exact: true }).click();
    await page.getByText('Bạn chưa giữ việc nào.').waitFor();
    expect(await page.getByRole('heading', { name: 'Chờ tiếp nhận' }).count()).toBe(0);
    const officer = await (await office.officer()).enter();
    await officer.getByText('Không có việc nào đang chờ bạn.').waitFor();
    expect(await officer.getByRole('heading', { name: 'Chờ tiếp nhận' }).count()).toBe(0);
  });
});
