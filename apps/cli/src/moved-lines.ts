import type { MovedSinceLock } from '#lib/desk';
import type { Agency } from '#lib/directory';
import { cellLabels, type CountedAs } from '#lib/reporting';

import { tableLines } from './table.ts';

type Moved = Pick<MovedSinceLock['dossiers'][number], 'dossier' | 'locked' | 'now'>;

/** What a locked report would say otherwise today, as tables; of each dossier, what differs and nothing else. */
export const movedLines = (
  { figures, dossiers }: Pick<MovedSinceLock, 'figures'> & { dossiers: readonly Moved[] },
  agencies: readonly Pick<Agency, 'id' | 'shortName'>[],
): string[] => {
  if (dossiers.length === 0) return ['Không có gì khác với báo cáo đã khóa.'];
  const nameOf = new Map(agencies.map(({ id, shortName }) => [id, shortName]));
  const counted = (as: CountedAs | null, other: CountedAs | null): string => {
    if (!as) return 'không đếm';
    const cells = withoutSums(as.cells.filter((cell) => !other?.cells.includes(cell)));
    const words = [
      ...cells.map((cell) => cellLabels[cell]),
      ...(as.field === other?.field ? [] : [as.field]),
      ...(as.owner === other?.owner ? [] : [nameOf.get(as.owner) ?? as.owner]),
    ];
    return words.length > 0 ? words.join('; ') : '–';
  };
  return [
    `${dossiers.length} hồ sơ nay được đếm khác.`,
    ...tableLines(
      [
        ['Số liệu', 'Đã khóa', 'Nay'],
        ...figures.map(({ label, locked, now }) => [label, String(locked), String(now)]),
      ],
      [1, 2],
    ),
    '',
    ...tableLines([
      ['Hồ sơ', 'Đã khóa', 'Nay'],
      ...dossiers.map(({ dossier, locked, now }) => [
        dossier,
        counted(locked, now),
        counted(now, locked),
      ]),
    ]),
  ];
};

/** A sum says nothing beside what it is made of. */
const withoutSums = (cells: CountedAs['cells']): CountedAs['cells'] =>
  cells.filter((cell) => {
    const [group] = cell.split('.');
    const parts =
      cell === 'received' ? ['carriedOver', 'inPeriod'] : cell.endsWith('.total') ? [group] : [];
    return !cells.some((other) => other !== cell && parts.includes(other.split('.')[0]));
  });
