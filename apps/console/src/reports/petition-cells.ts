import type { PetitionCell } from '../queries.ts';

export type { PetitionCell };

/** The figures of Biểu II.05 in its order, as a table's head names them. */
export const petitionColumns: readonly { cell: PetitionCell; label: string }[] = [
  { cell: 'received', label: 'Tổng số tiếp nhận' },
  { cell: 'carriedOver', label: 'Từ kỳ trước' },
  { cell: 'inPeriod', label: 'Trong kỳ' },
  { cell: 'handled', label: 'Đã xử lý' },
  { cell: 'inHand', label: 'Đang xử lý' },
  { cell: 'published', label: 'Đã công khai kết quả' },
];

/** Every figure that may stand in an address. */
export const petitionCells = petitionColumns.map(({ cell }) => cell);
