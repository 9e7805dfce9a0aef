import { readFile } from 'node:fs/promises';

import { parse } from 'yaml';

import { actAll, type Desk, type Order } from '#lib/desk';
import type { Command } from '#lib/dossier';

/** The communes that merge, and what they merge into. */
export const OLD = ['thanh-ha', 'xa-thanh-son'] as const;
export const NEW = 'xa-thanh-ha-moi';
export const OLD_POLICE = ['cong-an-tt-thanh-ha', 'cong-an-xa-thanh-son'] as const;
export const NEW_POLICE = 'cong-an-xa-thanh-ha-moi';
export const PROVINCE = 'hai-duong';
/** A commune that stays. */
export const STAYS = 'xa-tan-viet';

/** The district's offices end with it, and the commune does their work. */
const DISTRICT = ['huyen-thanh-ha', 'van-phong-huyen', 'phong-ldtbxh', 'phong-tu-phap'];

const source = { text: 'thử nghiệm', certainty: 'unverified' };
interface Row {
  id: string;
  effective: { from: string; to?: string };
  successor?: string;
}

/** The directory of the catalogue, with the reorganisation of 2025-07-01 written in. */
export const reorganisedDirectory = async (): Promise<unknown> => {
  const tree = parse(await readFile('processes/agencies/hai-duong-2023.yaml', 'utf8')) as {
    kinds: object;
    agencies: Row[];
  };
  const ends = (ids: readonly string[], successor: string) => (row: Row) =>
    ids.includes(row.id)
      ? { ...row, successor, effective: { ...row.effective, to: '2025-06-30' } }
      : row;
  const begins = (id: string, kind: string, rest: object) => ({
    id,
    name: id,
    shortName: id,
    kind,
    ...rest,
    effective: { from: '2025-07-01' },
    source,
  });
  return {
    ...tree,
    agencies: [
      ...tree.agencies.map(ends(OLD, NEW)).map(ends(OLD_POLICE, NEW_POLICE)),
      begins(NEW, 'commune', { parent: PROVINCE }),
      begins(NEW_POLICE, 'commune-police', { parent: 'cong-an-tinh', covers: [NEW] }),
    ],
  };
};

/** The plan that says the same. */
export const plan = {
  id: 'sap-xep-2025-07-01',
  date: '2025-07-01',
  reason: 'Sắp xếp đơn vị hành chính từ ngày 01/7/2025',
  merge: [
    { from: [...OLD], to: NEW },
    { from: [...OLD_POLICE], to: NEW_POLICE },
  ],
  abolish: DISTRICT,
  kinds: { 'district-labour': 'commune', district: 'commune' },
  people: [
    { account: 'phong-cv', grants: [{ role: 'officer', agency: NEW, fields: ['Bảo trợ xã hội'] }] },
  ],
};

/** A line of a log: an act on a dossier, recorded when it happened. */
export const line = (
  dossier: string,
  type: Command['type'],
  at: string,
  rest: object = {},
): Order => {
  const instant = Date.parse(`${at}:00+07:00`);
  const command = { dossier, type, at: instant, key: `${type}-${at}`, by: 'can-bo', source: 'log' };
  return { command: { ...command, ...rest } as Command, recorded: { at: instant } };
};

/** Records the acts of many dossiers, the first of each together, then the second. */
export const playAll = async (
  desk: Desk,
  stories: readonly (readonly Order[])[],
): Promise<void> => {
  const most = Math.max(...stories.map((story) => story.length));
  for (let turn = 0; turn < most; turn += 1) {
    const orders = stories.flatMap((story) => story[turn] ?? []);
    for (let from = 0; from < orders.length; from += 64) {
      for (const settled of await actAll(desk, orders.slice(from, from + 64)))
        if (settled.status === 'rejected') throw settled.reason;
    }
  }
};

const step = (dossier: string, at: string, action: string) =>
  line(dossier, 'step', at, { action, reason: 'theo quy trình' });

/** The stories of so many open dossiers, of every kind the plan meets, and some that are done before its day. */
export const storiesOf = (count: number): Order[][] =>
  Array.from({ length: count }, (_, place) => {
    const id = `HS-${String(place).padStart(5, '0')}`;
    const agency = OLD[place % OLD.length] ?? OLD[0];
    // Half of them came in the quarter before the one the reorganisation falls into.
    const month = place % 4 < 2 ? '05' : '06';
    const at = (day: number, hour = 8) =>
      `2025-${month}-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00`;
    const opened = (procedure: string, day: number) => [
      line(id, 'submit', at(day), { procedure, agency, channel: 'direct' }),
      line(id, 'accept', at(day, 9)),
    ];
    switch (place % 10) {
      case 0:
        // At the police of the commune: received, and its own task begun.
        return [
          ...opened('2.002621', 17),
          step(id, at(17, 10), 'chuyen-chuyen-mon'),
          step(id, at(17, 14), 'trinh-ky'),
          step(id, at(18, 8), 'ky'),
          line(id, 'receive', at(18, 9), { segment: 'cu-tru' }),
        ];
      case 1:
        // At the district's labour office.
        return [
          ...opened('1.001776', 16),
          step(id, at(16, 10), 'chuyen-chuyen-mon'),
          step(id, at(17, 8), 'trinh-xet-duyet'),
          step(id, at(17, 14), 'dong-y'),
          step(id, at(19, 8), 'het-niem-yet'),
          step(id, at(19, 9), 'trinh-ky'),
          step(id, at(19, 10), 'ky'),
          line(id, 'receive', at(20, 8), { segment: 'tham-dinh-huyen' }),
        ];
      case 2:
        return opened('2.000635', 20).slice(0, 1);
      case 3:
        return [...opened('2.000635', 20), line(id, 'request-payment', at(20, 10))];
      default:
        return [...opened('2.000635', 20), step(id, at(20, 10), 'chuyen-chuyen-mon')];
    }
  });

/** Dossiers done before the plan's day, whose result waits at the desk. */
export const doneBefore = (count: number): Order[][] =>
  Array.from({ length: count }, (_, place) => {
    const id = `XONG-${String(place).padStart(4, '0')}`;
    const agency = OLD[place % OLD.length] ?? OLD[0];
    return [
      line(id, 'submit', '2025-06-16T08:00', { procedure: '2.000635', agency, channel: 'online' }),
      line(id, 'accept', '2025-06-16T09:00'),
      line(id, 'finish', '2025-06-17T09:00', { outcome: 'granted' }),
    ];
  });
