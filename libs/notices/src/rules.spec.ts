import { readdirSync, readFileSync } from 'node:fs';

import { DocumentRefused } from '#lib/documents';
import { parse } from 'yaml';

import {
  letterOf,
  nextAllowed,
  parseNoticeRules,
  retryAfter,
  templateOn,
  textHash,
} from './index.ts';

const FOLDER = 'processes/notices';
const yaml = (path: string) => parse(readFileSync(`${FOLDER}/${path}`, 'utf8')) as unknown;

interface Written {
  policy: { channels: { sms: { quiet: unknown } }; wait: unknown };
  templates: {
    event: string;
    versions: { version: number; effective: { from: string }; mail: Mail; sms: string }[];
  }[];
}
interface Mail {
  subject: string;
  body: string;
}

const written = (): Written =>
  structuredClone({
    policy: yaml('policy.yaml'),
    templates: readdirSync(`${FOLDER}/templates`).map((name) => yaml(`templates/${name}`)),
  }) as Written;
const rules = parseNoticeRules(written());

/** The catalogue's own rules, with one slip of the hand. */
const withSlip = (slip: (moved: Written['templates'][number], all: Written) => void) => {
  const all = written();
  slip(
    all.templates.find(({ event }) => event === 'moved')!,
    all,
  );
  return all;
};
const refusalOf = (data: unknown): DocumentRefused => {
  try {
    parseNoticeRules(data);
  } catch (error) {
    if (error instanceof DocumentRefused) return error;
    throw error;
  }
  throw new Error('was not refused');
};

it('tells of single transfers and not of those of a reorganisation where a policy says nothing', () => {
  const all = written();
  delete (all.policy as { transfer?: unknown }).transfer;
  expect(parseNoticeRules(all).policy.transfer).toMatchObject({
    single: true,
    reorganisation: false,
    source: { certainty: 'unverified' },
  });
});

describe('a template with a slip is refused by name', () => {
  it.each<[string, Parameters<typeof withSlip>[0], { code: string; where: string; tag?: string }]>([
    [
      'an unknown tag',
      ({ versions: [one] }) => void (one!.sms += ' {{dueDate}}'),
      { code: 'unknown-tag', where: 'moved.1.sms', tag: 'dueDate' },
    ],
    [
      'a tag of another event',
      ({ versions: [one] }) => void (one!.mail.body += ' {{amount}}'),
      { code: 'unknown-tag', where: 'moved.1.mail.body', tag: 'amount' },
    ],
    [
      'the link of e-mails in a short message',
      ({ versions: [one] }) => void (one!.sms += ' {{optOut}}'),
      { code: 'unknown-tag', where: 'moved.1.sms', tag: 'optOut' },
    ],
    [
      'a tag that is not closed',
      ({ versions: [one] }) => void (one!.mail.subject = 'Hồ sơ {{code: ngày hẹn {{due}}'),
      { code: 'broken-tag', where: 'moved.1.mail.subject' },
    ],
    [
      'without why',
      ({ versions: [one] }) => void (one!.sms = 'Hồ sơ {{code}}: {{due}}'),
      { code: 'missing-tag', where: 'moved.1.sms', tag: 'because' },
    ],
    [
      'without the way out',
      ({ versions: [one] }) => void (one!.mail.body = '{{code}} {{due}} {{because}}'),
      { code: 'missing-tag', where: 'moved.1.mail', tag: 'optOut' },
    ],
    [
      'versions out of order',
      ({ versions }) => void versions.push({ ...versions[0]!, version: 2 }),
      { code: 'version-order', where: 'moved.2' },
    ],
    [
      'an event without words',
      (_, all) => void (all.templates = all.templates.filter(({ event }) => event !== 'ready')),
      { code: 'missing-template', where: 'ready' },
    ],
    [
      'an event nobody knows',
      (moved) => void (moved.event = 'lost'),
      { code: 'shape', where: expect.stringMatching(/^templates\.\d+\.event$/) as string },
    ],
    [
      'quiet hours that are no time of day',
      (_, all) => void (all.policy.channels.sms.quiet = { from: '25:00', to: '07:00' }),
      { code: 'shape', where: 'policy.channels.sms.quiet.from' },
    ],
  ])('%s', (_, slip, finding) => {
    expect(refusalOf(withSlip(slip)).findings).toContainEqual(expect.objectContaining(finding));
  });
});

describe('a letter', () => {
  const version = templateOn(rules, 'moved', '2026-01-01')!;
  const values = {
    code: 'A-1',
    procedure: 'Đăng ký khai sinh',
    office: 'UBND xã',
    due: '17:00 ngày 14/06/2023',
    because: 'Lý do một.\nLý do {{hai}}.',
  };

  it('leaves out lines of what the dossier does not have, and takes values as they are', () => {
    const { subject, text } = letterOf(version, 'mail', values, false);
    expect(subject).toBe('Hồ sơ A-1: ngày hẹn trả đổi thành 17:00 ngày 14/06/2023');
    expect(text).toContain('Lý do một.\nLý do {{hai}}.\n');
    expect(text).not.toMatch(/Trước đó|Xem hồ sơ|Điện thoại|Không muốn/);
  });

  it('is one line without diacritics as an SMS', () => {
    expect(letterOf(version, 'sms', { ...values, because: 'Đã nhận đủ.' }, true)).toEqual({
      subject: null,
      text: 'Ho so A-1: ngay hen tra nay la 17:00 ngay 14/06/2023. Da nhan du.',
    });
  });

  it('is recognised by its hash, subject and all', () => {
    const letter = { subject: 'a', text: 'b' };
    expect(textHash(letter)).not.toBe(textHash({ subject: 'b', text: 'a' }));
    expect(textHash(letter)).toBe(textHash({ ...letter }));
  });
});

describe('the version of a template', () => {
  it('is the last that had begun on the day', () => {
    const later = withSlip(
      ({ versions }) =>
        void versions.push({ ...versions[0]!, version: 2, effective: { from: '2026-03-01' } }),
    );
    const two = parseNoticeRules(later);
    expect(templateOn(two, 'moved', '2026-02-28')?.version).toBe(1);
    expect(templateOn(two, 'moved', '2026-03-01')?.version).toBe(2);
    expect(templateOn(two, 'moved', '2019-12-31')).toBeUndefined();
  });
});

describe('quiet hours', () => {
  const at = (time: string) => Date.parse(`2026-03-10T${time}+07:00`);
  it.each([
    ['20:59:59', at('20:59:59')],
    ['21:00:00', at('00:00:00') + 31 * 3_600_000],
    ['23:59:59', at('00:00:00') + 31 * 3_600_000],
    ['00:00:00', at('07:00:00')],
    ['06:59:59', at('07:00:00')],
    ['07:00:00', at('07:00:00')],
  ])('an SMS of %s may go out from', (time, allowed) => {
    expect(nextAllowed(rules.policy, 'sms', at(time))).toBe(allowed);
  });

  it('may lie within a day, and bind no e-mail', () => {
    const { policy } = rules;
    const noon = {
      ...policy,
      channels: {
        ...policy.channels,
        sms: { ...policy.channels.sms, quiet: { from: '11:30', to: '13:00' } },
      },
    };
    expect(nextAllowed(noon, 'sms', at('12:15:00'))).toBe(at('13:00:00'));
    expect(nextAllowed(noon, 'sms', at('13:00:00'))).toBe(at('13:00:00'));
    expect(nextAllowed(policy, 'mail', at('23:00:00'))).toBe(at('23:00:00'));
  });
});

it('tries again ever later, for about a day, and then no more', () => {
  const { retry } = rules.policy;
  const waits: number[] = [];
  for (let failed = 1; ; failed += 1) {
    const wait = retryAfter(retry, failed);
    if (wait === undefined) break;
    waits.push(wait);
  }
  expect(waits.slice(0, 4)).toEqual([5, 10, 20, 40]);
  expect(Math.max(...waits)).toBe(retry.longest);
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600;
  expect(hours).toBeGreaterThan(20);
  expect(hours).toBeLessThan(26);
});
