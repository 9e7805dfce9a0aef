/** The identities a report on petitions keeps, checked and put into words before it is issued. */
import { equality, rowsAddUp, type Term } from '../identities.ts';
import type { Identity } from '../report.ts';
import { petitionCells, petitionLabels, type PetitionCell } from './petition-counts.ts';
import type { KindRow, PetitionCounts, PetitionUnitRow } from './petition-report.ts';

const term = (counts: PetitionCounts, cell: PetitionCell): Term => ({
  label: petitionLabels[cell].toLowerCase(),
  value: counts[cell],
});

const termsOf = (counts: PetitionCounts): Term[] => petitionCells.map((cell) => term(counts, cell));

/**
 * The identities within one row: received (by when), balance (handled or in hand) and published (no more than
 * handled), each with its numbers.
 *
 * @example petitionIdentities(noPetitions())[1]
 * // { id: 'balance', text: 'tổng số tiếp nhận 0 = đã xử lý 0 + đang xử lý 0', holds: true }
 */
export const petitionIdentities = (counts: PetitionCounts): Identity[] => {
  const of = (cell: PetitionCell): Term => term(counts, cell);
  const { published, handled } = counts;
  const holds = published <= handled;
  return [
    equality('received', of('received'), [of('carriedOver'), of('inPeriod')]),
    equality('balance', of('received'), [of('handled'), of('inHand')]),
    {
      id: 'published',
      text: `đã công khai kết quả ${published} ${holds ? '≤' : '>'} đã xử lý ${handled}`,
      holds,
    },
  ];
};

/** Every figure of the total is the sum over what the petitions are about. */
export const kindsMakeUp = (kinds: readonly KindRow[], total: PetitionCounts): Identity =>
  rowsAddUp('kinds', 'loại nội dung', kinds, total, termsOf, petitionIdentities);

/** Every figure of the total is the sum over the units. */
export const unitsMakeUp = (units: readonly PetitionUnitRow[], total: PetitionCounts): Identity =>
  rowsAddUp('units', 'đơn vị', units, total, termsOf, petitionIdentities);

/**
 * What every counted petition is about is a row of the form.
 *
 * @param strange values that are none
 */
export const aboutKnown = (strange: readonly string[]): Identity => ({
  id: 'about',
  text:
    strange.length === 0
      ? 'nội dung của mọi phản ánh, kiến nghị là một dòng của biểu'
      : `nội dung không có trong biểu: ${strange.map((value) => `“${value}”`).join(', ')}`,
  holds: strange.length === 0,
});
