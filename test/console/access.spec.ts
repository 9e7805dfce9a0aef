import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

import { answerOf } from '#lib/api-client';

import { exchangeHere } from '../partners/office.ts';
import { inBrowser } from './chromium.ts';
import { did, logIn, Office, opened, type Person } from './office.ts';

inBrowser('every page', () => {
  let office: Office;
  let lan: Person;
  let chair: Person;
  let administrator: Person;
  let id = '';

  beforeAll(async () => {
    office = await Office.open({ exchange: exchangeHere() });
    lan = await office.clerk();
    ({ id } = await opened(lan, '1.004873', 'Nguyễn Thị Thử'));
    await did(lan, id, 'accept');
    await did(lan, id, 'request-supplement', { reason: 'Thiếu tờ khai' });
    chair = await office.chair();
    administrator = await office.person('quan', [], { administrator: true });
    await reorganised(office, id);
    await differing(office, administrator, id);
  });
  afterAll(async () => office.close());

  const paths = (): string[] => [
    '/',
    '/ho-so',
    `/ho-so/${id}`,
    '/tiep-nhan',
    '/chot-so',
    '/can-xac-nhan',
    '/dinh-chinh',
    '/tiep-nhan/nhanh?procedure=2.000815',
    '/bao-cao?agency=thanh-ha&period=2023-Q2',
    '/nhac-viec',
    '/truc-thay',
    '/thu-tuc',
    '/thu-tuc/2.002621',
    '/doi-mat-khau',
    '/khong-co-trang-nay',
  ];

  const flawsOf = async (page: Page): Promise<string[]> => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id: rule, nodes }) => `${page.url()} ${rule}: ${nodes[0]?.html ?? ''}`);
  };

  it.each([
    ['a desk', { width: 1366, height: 768 }],
    ['a phone', { width: 390, height: 844 }],
  ])('has no serious flaw for who cannot see it well, and fits, on %s', async (_name, viewport) => {
    const page = await office.page(viewport);
    await page.goto('/dang-nhap');
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor();
    const found = await flawsOf(page);
    await logIn(page, lan.username, 'mật khẩu dùng lâu dài 7');
    for (const path of paths()) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('load');
      // Whatever is only on its way: it is the page that is looked at.
      await page.locator('.waiting').first().waitFor({ state: 'detached' });
      found.push(...(await flawsOf(page)));
      expect([path, await tooWide(page)]).toEqual([path, false]);
    }
    expect(found).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['a leader', () => chair, ['/sap-xep', '/dinh-chinh']],
    [
      'an administrator',
      () => administrator,
      ['/quan-tri', '/quan-tri?muc=khoa', '/quan-tri?muc=doi-tac'],
    ],
  ])(
    'of %s has no serious flaw and fits a phone, filled as it is on a bad day',
    async (_name, person, own) => {
      const page = await office.page({ width: 390, height: 844 });
      await page.goto('/dang-nhap');
      await logIn(page, person().username, 'mật khẩu dùng lâu dài 7');
      const found: string[] = [];
      for (const path of own) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        const shared = page.getByRole('button', { name: 'Đối soát hồ sơ chung' });
        if ((await shared.count()) > 0) {
          await shared.click();
          // In the words of an office, whatever the other side calls it.
          await page.getByText('ở đây “Đang giải quyết”, đối tác “Có kết quả, chờ trả”').waitFor();
          // Differences of one dossier stand together, with the one act that mends them.
          expect(await page.getByRole('button', { name: /^Làm lại theo/ }).count()).toBe(1);
        }
        found.push(...(await flawsOf(page)));
        expect([path, await tooWide(page)]).toEqual([path, false]);
      }
      expect(found).toEqual([]);
      await page.context().close();
    },
  );

  it('is a way on from an address of nothing, and on a phone all are within reach', async () => {
    const page = await lan.enter();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/khong-co-trang-nay');
    await page.getByRole('heading', { name: 'Không có trang này' }).waitFor();
    const bar = page.getByRole('navigation', { name: 'Các trang', exact: true });
    for (const way of await bar.locator('a, button').all()) {
      const box = await way.boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true);
    }
    const further = page.getByRole('navigation', { name: 'Các trang khác' });
    expect(await further.isVisible()).toBe(false);
    await bar.getByRole('button', { name: 'Thêm' }).click();
    await further.getByRole('link', { name: 'Thủ tục' }).click();
    await page.getByRole('heading', { level: 1, name: 'Thủ tục' }).waitFor();
    await further.waitFor({ state: 'hidden' });
    await page.context().close();
  });

  it('lets nothing run into what stands beside it', async () => {
    const page = await lan.enter();
    await page.locator('.task-line').first().waitFor();
    for (const width of [1366, 1110, 390]) {
      await page.setViewportSize({ width, height: 844 });
      expect([width, await overlaps(page)]).toEqual([width, 0]);
    }
    await page.context().close();
  });

  it('takes a dossier in with the keyboard alone, and forwards it', async () => {
    const page = await lan.enter();
    await page.goto('/tiep-nhan');
    // The counter's first question has the focus: nobody has to reach for it.
    await page.locator('[role=combobox]:focus').waitFor();
    await page.keyboard.type('dang ky khai tu');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const asked = () =>
      page.evaluate<string>(`document.activeElement?.labels?.[0]?.textContent ?? ''`);
    for (let presses = 0; presses < 40; presses += 1) {
      if ((await asked()).startsWith('Họ tên người nộp')) break;
      await page.keyboard.press('Tab');
    }
    expect(await asked()).toMatch(/^Họ tên người nộp/);
    await page.keyboard.type('Trần Văn Phím');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Đã tiếp nhận' }).waitFor();
    await page.getByText('Trần Văn Phím').waitFor();
    await page.getByRole('button', { name: 'Giấy tiếp nhận hồ sơ' }).waitFor();
    const forward = page.getByRole('button', { name: 'Chuyển chuyên môn' });
    const reached = () =>
      page.evaluate<boolean>(`document.activeElement?.textContent === 'Chuyển chuyên môn'`);
    await forward.waitFor();
    for (let presses = 0; presses < 20 && !(await reached()); presses += 1)
      await page.keyboard.press('Tab');
    expect(await reached()).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('Đã ghi: Chuyển chuyên môn.').waitFor();
    await page.context().close();
  });

  it('asks who it is again when the session has ended, and goes back to where it was', async () => {
    const page = await lan.enter();
    await page.context().clearCookies();
    await page.goto(`/ho-so/${id}`);
    await page.waitForURL(/dang-nhap/);
    await logIn(page, lan.username, 'mật khẩu dùng lâu dài 7');
    await page.getByRole('heading', { level: 1, name: id }).waitFor();
    await page.context().close();
  });
});

/** Whether a page has to be pushed sideways. */
const tooWide = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');

/** In how many lines of the work list the code runs into who has the task. */
const overlaps = (page: Page): Promise<number> =>
  page.evaluate<number>(`[...document.querySelectorAll('.task-line')].filter((line) => {
    const code = document.createRange();
    code.selectNodeContents(line.querySelector('.code'));
    const [a, b] = [code, line.querySelector('.task-side')].map((part) => part.getBoundingClientRect());
    return a.right > b.left && a.left < b.right && a.bottom > b.top && a.top < b.bottom;
  }).length`);

/** A reorganisation that left a dossier over. */
const reorganised = (office: Office, dossier: string) =>
  office.database.asOwner(
    `insert into reorganisation (id, plan, plan_hash, effective, ordered_by, outcome)
     values ($1, $2, 'x', '2025-07-01', 'chu-tich', $3)`,
    [
      'sap-xep',
      {
        id: 'sap-xep',
        date: '2025-07-01',
        reason: 'Sắp xếp đơn vị hành chính, kết thúc cấp huyện từ ngày 01/7/2025',
        merge: [{ from: ['thanh-ha', 'xa-thanh-son'], to: 'xa-thanh-ha' }],
        abolish: ['huyen-thanh-ha', 'van-phong-huyen'],
        kinds: { 'district-labour': 'commune' },
        people: [],
      },
      {
        people: [{ kind: 'account', name: 'huyen', unplaced: true }],
        leftOver: [{ dossier, code: 'no-successor', message: 'Chặng không có nơi kế nhiệm.' }],
      },
    ],
  );

/** A partner that has other things recorded of a dossier than we. */
const differing = async (office: Office, { api }: Person, dossier: string): Promise<void> => {
  await answerOf(
    api.POST('/api/v1/partners', {
      body: {
        id: 'cong-an',
        name: 'Hệ thống một cửa Công an tỉnh Hải Dương',
        url: 'https://lienthong.example.vn/exchange/v1/messages',
        knownAs: null,
        hosts: true,
        agencies: { 'cong-an-tt-thanh-ha': 'G01.899' },
        procedures: {},
        wants: [],
      },
    }),
  );
  await office.database.asOwner(
    `insert into exchange_difference (partner, dossier, what, ours, theirs)
     values ('cong-an', $1, 'phase', '"in-hand"', '"finished"'), ('cong-an', $1, 'tasks', '["a"]', '[]')`,
    [dossier],
  );
};
