import type { Page } from 'playwright-core';

import { inBrowser } from './chromium.ts';
import { did, Office, opened, type Person, told } from './office.ts';

inBrowser('the buttons of a dossier', () => {
  let office: Office;
  const people: Person[] = [];
  const pages: Page[] = [];
  const ids: string[] = [];

  beforeAll(async () => {
    office = await Office.open();
    const lan = await office.clerk();
    people.push(lan, await office.officer(), await office.chair());
    people.push(await office.person('kiem-tra', [{ role: 'auditor', agency: 'thanh-ha' }]));
    people.push(
      await office.person('cong-an', [{ role: 'officer', agency: 'cong-an-tt-thanh-ha' }]),
    );
    for (const person of people) pages.push(await person.enter());
    const one = async (
      procedure: string,
      ...acts: Parameters<typeof did> extends [Person, string, ...infer Rest] ? Rest[] : never
    ): Promise<void> => {
      const { id } = await opened(lan, procedure, 'Lê Thị Hoa');
      for (const act of acts) await did(lan, id, ...act);
      ids.push(id);
    };
    await one('1.001193');
    await one('1.001193', ['accept']);
    await one('1.004873', ['accept'], ['request-supplement', { reason: 'Thiếu tờ khai' }]);
    await one('2.000815', ['accept'], ['finish', { outcome: 'granted', reason: 'Đã sao' }]);
    await one('2.000815', ['accept'], ['stop', { reason: 'Người nộp đề nghị' }]);
    await one('2.002621', ['accept'], ['step', { action: 'chuyen-chuyen-mon' }]);
  });
  afterAll(async () => office.close());

  const attributes = (page: Page, name: string): Promise<string[]> =>
    page
      .locator(`[${name}]`)
      .evaluateAll(
        (all, of) =>
          (all as unknown as { getAttribute: (of: string) => string | null }[])
            .map((one) => one.getAttribute(of) ?? '')
            .sort(),
        name,
      );

  it('are exactly what the API allows this person, the rest are there with their reason', async () => {
    let compared = 0;
    for (const [index, person] of people.entries()) {
      const page = pages[index]!;
      for (const id of ids) {
        const answer = await told(person, id).catch(() => undefined);
        if (!answer) continue;
        await page.goto(`/ho-so/${id}`);
        await page.getByRole('heading', { level: 1, name: id }).waitFor();
        const named = (blocked: boolean) =>
          answer.actions
            .filter((one) => (one.blocked !== null) === blocked)
            .map(({ action, task, step, segment }) =>
              [action, task, step, segment].filter((part) => part !== null).join('.'),
            )
            .sort();
        expect([person.username, id, await attributes(page, 'data-action')]).toEqual([
          person.username,
          id,
          named(false),
        ]);
        expect([person.username, id, await attributes(page, 'data-blocked')]).toEqual([
          person.username,
          id,
          named(true),
        ]);
        const reasons = await page.locator('.blocked .soft').allTextContents();
        for (const { blocked } of answer.actions)
          if (blocked) expect(reasons.some((text) => text.includes(blocked.message))).toBe(true);
        compared += 1;
      }
    }
    // Three of the owner's people and the auditor see all six; the police only what is theirs.
    expect(compared).toBeGreaterThanOrEqual(4 * 6);
  });

  it.each([
    ['submitted', 0, 'accept'],
    ['waiting for a supplement', 2, 'supplement'],
    ['finished', 3, 'return'],
  ])('of one that is %s begin with what is done next', async (_, place, action) => {
    const page = pages[0]!;
    await page.goto(`/ho-so/${ids[place]!}`);
    const first = page.locator('[data-action]').first();
    await page.locator(`[data-action="${action}"]`).waitFor();
    expect(await first.getAttribute('data-action')).toBe(action);
    expect(await page.locator('[data-action].button-usual').count()).toBe(1);
    expect(await page.locator('[data-blocked]').first().isVisible()).toBe(false);
  });

  it('a result can be handed over with a word on who came for it', async () => {
    const page = pages[0]!;
    await page.goto(`/ho-so/${ids[3]!}`);
    await page.getByRole('button', { name: 'Ghi người nhận rồi trả…' }).click();
    await page.getByLabel('Người nhận', { exact: true }).waitFor();
    // The main button is the form's.
    expect(await page.locator('[data-action].button-usual').count()).toBe(0);
  });

  it('what moved on meanwhile is told, with what may be done now', async () => {
    const [lan, binh] = people;
    const { id } = await opened(lan!, '1.001193', 'Đỗ Văn Nam');
    await did(lan!, id, 'accept');
    await did(lan!, id, 'step', { action: 'chuyen-chuyen-mon' });
    const page = pages[1]!;
    await page.goto(`/ho-so/${id}`);
    await page.getByRole('button', { name: 'Trình ký' }).waitFor();
    await did(binh!, id, 'step', { action: 'trinh-ky' });
    await page.getByRole('button', { name: 'Trình ký' }).click();
    await page.getByText('Trong lúc bạn đang xem, hồ sơ đã có ghi nhận mới').waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: /^Trình ký · / })
      .waitFor();
    await page.locator('[data-action^="step."]').waitFor({ state: 'detached' });
    expect((await told(lan!, id)).version).toBe(4);
  });
});
