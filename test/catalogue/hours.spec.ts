import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parse } from 'yaml';

import { calendarsOf, formatInstant, parseDay } from '#lib/calendar';
import { CatalogueIncomplete, readCalendar } from '#lib/catalogue';
import { canonical } from '#lib/dossier';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hours-'));
  for (const part of ['calendars', 'agencies'])
    cpSync(join('processes', part), join(folder, part), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const hours = (text: string) => {
  writeFileSync(join(folder, 'hours.yaml'), text);
};

it('without hours of agencies the calendar is the very table', async () => {
  const table: unknown = parse(readFileSync('processes/calendars/vn.yaml', 'utf8'));
  expect(canonical(await readCalendar(folder))).toBe(canonical(table));
});

it('the example of the README is read, and agencies may share their arrangements', async () => {
  const readme = readFileSync('processes/README.md', 'utf8');
  const [, example = ''] = /```yaml\n(# hours\.yaml\n[^`]+)```/.exec(readme) ?? [];
  hours(example);
  const calendars = calendarsOf(await readCalendar(folder));
  expect(calendars.of('thanh-ha')).toBe(calendars.of('xa-thanh-son'));
  const saturday = parseDay('2025-08-09');
  expect(calendars.of('thanh-ha').isWorkingDay(saturday)).toBe(true);
  const inSeason = parseDay('2026-05-09');
  expect(formatInstant(calendars.of('thanh-ha').closing(inSeason))).toContain('T11:30');
  expect(calendars.of('huyen-thanh-ha').isWorkingDay(saturday)).toBe(false);
});

it.each([
  [
    'an agency nobody knows',
    'xa-la:\n  - { kind: closed, from: 2025-08-01, to: 2025-08-01, reason: Chuyển trụ sở }\n',
    'danh bạ không có cơ quan mã "xa-la".',
  ],
  [
    'a closure without an end',
    'thanh-ha:\n  - { kind: closed, from: 2025-08-01, reason: Chuyển trụ sở }\n',
    'thanh-ha.0.to',
  ],
  [
    'an end before its beginning',
    'thanh-ha:\n  - { kind: closed, from: 2025-08-02, to: 2025-08-01, reason: Chuyển trụ sở }\n',
    'thanh-ha.0.to: ngày cuối trước ngày đầu',
  ],
  ['nothing', '# chưa có\n', 'hours.yaml'],
])('hours are refused for %s, by name and in Vietnamese', async (_why, text, words) => {
  hours(text);
  const reading = readCalendar(folder);
  await expect(reading).rejects.toBeInstanceOf(CatalogueIncomplete);
  await expect(reading).rejects.toThrow(join(folder, 'hours.yaml'));
  await expect(reading).rejects.toThrow(words);
});
