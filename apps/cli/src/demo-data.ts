import { randomInt } from 'node:crypto';
import { join } from 'node:path';

import type { Desk } from '#lib/desk';
import { type Grant, roleNames } from '#lib/directory';
import type { Accounts } from '#lib/service';

import { countLines, linesOf } from './commands/dossiers.ts';
import { progress } from './progress.ts';
import { projectFolder } from './surroundings.ts';

/** The demo's log was rejected in part: the figures would not be what they should. */
class DemoRejected extends Error {
  override readonly name = 'DemoRejected';
  readonly code = 'demo-rejected';
}

/** The folder of the demo's log, the office's own report and its figures. */
export const demoFolder = (): string => join(projectFolder(), 'processes', 'demo');

/** Plays the demo's quarter into the engine; what is there already stays. Says in a sentence what it did. */
export const loadDemo = async (desk: Desk): Promise<string> => {
  const { replayLog } = await import('#lib/desk');
  const log = join(demoFolder(), '2023-q2-thanh-ha.jsonl');
  const began = performance.now();
  const bar = progress('Phát lại quý II/2023', await countLines(log));
  const replayed = await replayLog(desk, () => linesOf(log), bar.at).finally(bar.end);
  const [rejection] = replayed.rejected;
  if (rejection) {
    throw new DemoRejected(
      `${replayed.rejected.length} dòng của nhật ký mẫu bị từ chối; dòng ${rejection.line}: ${rejection.code}: ${rejection.reason}`,
    );
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const fresh = replayed.events - replayed.repeated;
  return (
    `Đã phát lại ${replayed.events} sự kiện của ${replayed.dossiers} hồ sơ trong ${seconds} giây ` +
    `(${fresh} ghi mới, ${replayed.repeated} đã có từ trước, ${replayed.late} ghi bù). Dữ liệu mẫu là tổng hợp, không có người thật.`
  );
};

const people: readonly { username: string; name: string; grants: readonly Grant[] }[] = [
  {
    username: 'mot-cua',
    name: 'Cán bộ Một cửa (thử)',
    grants: [{ role: 'desk', agency: 'thanh-ha' }],
  },
  {
    username: 'chuyen-mon',
    name: 'Công chức chuyên môn (thử)',
    grants: [{ role: 'officer', agency: 'thanh-ha' }],
  },
  {
    username: 'ho-tich',
    name: 'Công chức hộ tịch (thử)',
    grants: [{ role: 'officer', agency: 'thanh-ha', fields: ['Hộ tịch'] }],
  },
  {
    username: 'lanh-dao',
    name: 'Lãnh đạo UBND (thử)',
    grants: [
      { role: 'head', agency: 'thanh-ha' },
      { role: 'chair', agency: 'thanh-ha' },
    ],
  },
  {
    username: 'huyen',
    name: 'Tổng hợp cấp huyện (thử)',
    grants: [{ role: 'auditor', agency: 'huyen-thanh-ha' }],
  },
];

/**
 * People to try the demo as, all under one password that is new each time; nobody else's account is touched.
 * Says in a line each who they are.
 */
export const openDemoAccounts = async (accounts: Accounts): Promise<string[]> => {
  const password = `thu-motcua-${String(randomInt(1_000_000)).padStart(6, '0')}`;
  const known = new Set((await accounts.list()).map(({ username }) => username));
  for (const person of people) {
    if (!known.has(person.username)) await accounts.create(person);
    await accounts.setPassword(person.username, password);
  }
  return [
    ...people.map(
      ({ username, grants }) =>
        `${username} (${grants.map(({ role }) => roleNames[role]).join(', ')})`,
    ),
    `mật khẩu chung của lần chạy này: ${password}`,
  ];
};
