import { inBrowser } from './chromium.ts';
import { did, Office, opened, type Person, told } from './office.ts';

inBrowser('the end of the day', () => {
  let office: Office;
  let lan: Person;

  beforeAll(async () => {
    office = await Office.open();
    lan = await office.clerk();
  });
  afterAll(async () => office.close());

  const accepted = async (name: string): Promise<string> => {
    const { id } = await opened(lan, '2.000815', name);
    await did(lan, id, 'accept');
    return id;
  };

  it('is closed by scanning: what is known is recorded, what is not is kept and said', async () => {
    const ready = await accepted('Nguyễn Thị Thử');
    await did(lan, ready, 'finish', { outcome: 'granted', reason: 'Đã sao' });
    const atWork = await accepted('Trần Văn Thử');
    const page = await lan.enter();
    await page.goto('/chot-so');
    const field = page.getByLabel(/^Quét mã/);
    await field.waitFor();
    // A scanner types and sends Enter; a slip's QR is the address of the look-up page.
    for (const typed of [
      ready,
      `${office.server.url}/tra-cuu?ma=${atWork}`,
      ready,
      '000.22.24.H23-000101-9999',
    ]) {
      await field.pressSequentially(typed);
      await page.keyboard.press('Enter');
    }
    await page.getByText('Đã chọn 2 hồ sơ.').waitFor();
    await page
      .getByRole('alert')
      .filter({ hasText: 'không có hồ sơ mã này' })
      .waitFor({ state: 'attached' });
    await page.reload();
    await page.getByText('Mã đã quét nhưng chưa ghi được').waitFor();
    await page.getByRole('button', { name: 'Ghi 2 hồ sơ đã trả' }).click();
    await page.getByRole('status').filter({ hasText: 'Đã ghi 2 hồ sơ đã trả.' }).waitFor();
    await page.getByText(/^Đã trả 2 hồ sơ: lan 2\.$/).waitFor();
    expect(await told(lan, ready)).toMatchObject({ phase: 'returned' });
    expect(await told(lan, atWork)).toMatchObject({ phase: 'returned', outcome: 'granted' });
    await page.context().close();
  });

  it('records at once what is scanned, in one scan, and takes it back', async () => {
    const id = await accepted('Lê Văn Thử');
    const page = await lan.enter();
    await page.goto('/chot-so');
    await page.getByLabel('Ghi ngay khi quét').check();
    await page.getByLabel(/^Quét mã/).pressSequentially(id);
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Đã ghi 1 hồ sơ đã trả.' }).waitFor();
    expect((await told(lan, id)).phase).toBe('returned');
    await page.getByRole('button', { name: /^Hoàn tác/ }).click();
    await page.getByRole('status').filter({ hasText: 'Đã hoàn tác' }).waitFor();
    expect((await told(lan, id)).phase).toBe('in-hand');
    await page.context().close();
  });

  it('a code scanned anywhere opens its dossier, and its last act is undone there', async () => {
    const { id } = await opened(lan, '1.001193', 'Đỗ Thị Thử');
    const page = await lan.enter();
    await page.keyboard.press('/');
    await page.keyboard.type(id);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: id }).waitFor();
    await page.getByRole('button', { name: 'Tiếp nhận hồ sơ', exact: true }).click();
    await page.getByRole('button', { name: /^Hoàn tác/ }).click();
    await page.getByRole('status').filter({ hasText: 'Đã hoàn tác: Tiếp nhận hồ sơ.' }).waitFor();
    expect(await told(lan, id)).toMatchObject({ phase: 'submitted', version: 3 });
    await page.context().close();
  });

  it('what was passed over is answered in one click, and a leader sees what was taken back', async () => {
    const lead = await office.person('truong', [{ role: 'head', agency: 'thanh-ha' }]);
    const page = await lead.enter();
    await page
      .getByRole('link', { name: /Cần xác nhận/ })
      .first()
      .click();
    const asked = page.getByRole('list', { name: 'Điều cần xác nhận' }).getByRole('listitem');
    await asked.first().waitFor();
    const before = await asked.count();
    await asked.first().getByRole('button', { name: 'Đã làm ngoài phần mềm' }).click();
    await page.getByRole('status').filter({ hasText: 'Đã ghi' }).waitFor();
    await page.waitForFunction(
      `document.querySelectorAll('[aria-label="Điều cần xác nhận"] > li').length === ${before - 1}`,
    );
    await page.goto('/dinh-chinh');
    await page.getByText('hoàn tác', { exact: true }).first().waitFor();
    await page.getByText('Giai đoạn: đang giải quyết → mới nộp, chờ tiếp nhận').waitFor();
    await page.context().close();
  });
});
