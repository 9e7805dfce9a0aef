/** The order of names in a report. */

/**
 * Compares names as a Vietnamese dictionary orders them, and equals by their code points, so that an order never
 * depends on the input's.
 *
 * @example ['Đất đai', 'Dân tộc'].sort(byVietnamese()) // ['Dân tộc', 'Đất đai']
 */
export const byVietnamese = (): ((a: string, b: string) => number) => {
  const { compare } = new Intl.Collator('vi');
  return (a, b) => compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
};
