import { inBrowser } from './chromium.ts';
import { did, Office, opened, type Person, told } from './office.ts';

inBrowser('a result the applicant already holds', () => {
  let office: Office;
  let lan: Person;

  beforeAll(async () => {
    office = await Office.open();
    lan = await office.clerk();
  });
  afterAll(async () => office.close());

  // What the users of the system before this one complained of: it could not be ticked as returned.
  it.each([
    ['just accepted', async () => Promise.resolve()],
    ['with the officer', (id: string) => did(lan, id, 'step', { action: 'chuyen-chuyen-mon' })],
    [
      'waiting for a supplement',
      (id: string) => did(lan, id, 'request-supplement', { reason: 'Thiếu tờ khai' }),
    ],
    ['finished', (id: string) => did(lan, id, 'finish', { outcome: 'granted', reason: 'Đã ký' })],
  ])('%s, is recorded within three clicks from the list', async (_, before) => {
    const { id } = await opened(lan, '1.001193', 'Phạm Văn Đức');
    await did(lan, id, 'accept');
    await before(id);
    const page = await lan.enter();
    await page.goto('/ho-so?sort=recorded');
    let clicks = 0;
    const click = async (name: string | RegExp, role: 'link' | 'button'): Promise<void> => {
      clicks += 1;
      await page.getByRole(role, { name }).first().click();
    };
    await click(new RegExp(id), 'link');
    await click('Ghi nhận đã trả kết quả trên thực tế…', 'button');
    await page
      .getByRole('textbox', { name: 'Lý do', exact: true })
      .fill('Đã trao tại quầy khi mất mạng');
    await click(/^Ghi nhận đã trả kết quả trên thực tế$/, 'button');
    await page.getByRole('status').filter({ hasText: 'Đã ghi' }).waitFor();
    expect(clicks).toBe(3);
    expect(await told(lan, id)).toMatchObject({
      phase: 'returned',
      outcome: 'granted',
      tasks: [],
      findings: [],
    });
    await page.context().close();
  });
});
