const ACCEPTANCE = /^Tiếp nhận, |, tiếp nhận/;

/**
 * A step's or its action's name as what is left to do. Definitions name their first step as the offices' papers do,
 * by the acceptance (tiếp nhận) too; that is an act of its own, and done before any step is open.
 *
 * @example
 * leftToDo('Tiếp nhận, chuyển chuyên môn') // 'Chuyển chuyên môn'
 * leftToDo('Kiểm tra, tiếp nhận hồ sơ') // 'Kiểm tra hồ sơ'
 */
export const leftToDo = (name: string): string => {
  if (name === 'Tiếp nhận hồ sơ') return 'Chuyển hồ sơ đã tiếp nhận';
  const left = name.replace(ACCEPTANCE, '');
  return left.charAt(0).toLocaleUpperCase('vi') + left.slice(1);
};
