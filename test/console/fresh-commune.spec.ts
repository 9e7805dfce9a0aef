import { inBrowser } from './chromium.ts';
import { Office } from './office.ts';

const COMMUNE = 'xa-thanh-ha';

inBrowser('a commune of 2025, whose identity code the agency tree does not have', () => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(async () => office.close());

  it('is told who sets the code, and takes in its first dossier once it is set', async () => {
    const clerk = await office.person('lan', [{ role: 'desk', agency: COMMUNE }]);
    const counter = await clerk.enter();
    await counter.goto('/tiep-nhan?procedure=1.004873');
    await counter.getByText('Nhờ quản trị viên ghi mã ở trang Quản trị').waitFor();

    const administrator = await office.person('quan', [], { administrator: true });
    const page = await administrator.enter();
    await page.goto('/quan-tri');
    await page.getByRole('link', { name: 'Mã định danh' }).click();
    const commune = page.getByRole('listitem').filter({ hasText: 'xã Thanh Hà' });
    await commune.getByText('Chưa có mã định danh').waitFor();
    await commune.getByRole('button', { name: 'Ghi mã' }).click();
    const field = commune.getByLabel('Mã định danh', { exact: true });
    await field.fill('Thanh Hà');
    await commune.getByRole('button', { name: 'Ghi mã' }).click();
    await commune.getByRole('alert').waitFor();
    await field.fill('000.22.24.H23');
    await commune.getByRole('button', { name: 'Ghi mã' }).click();
    await commune.getByText('Mã 000.22.24.H23 là của UBND TT. Thanh Hà.').waitFor();
    await field.fill('H99.123.45');
    await commune.getByRole('button', { name: 'Ghi mã' }).click();
    await commune.getByText('H99.123.45', { exact: true }).waitFor();

    await counter.reload();
    await counter.getByLabel('Họ tên', { exact: false }).first().fill('Nguyễn Thị Thử');
    await counter
      .getByRole('button', { name: /^Tiếp nhận/ })
      .first()
      .click();
    await counter.getByText(/^H99\.123\.45-\d{6}-0001$/).waitFor();
  });
});
