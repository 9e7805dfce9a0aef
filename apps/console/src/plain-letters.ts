/**
 * Text without Vietnamese marks and capitals, as people type it when they search.
 *
 * @example plainLetters('Đăng ký khai sinh') // 'dang ky khai sinh'
 */
export const plainLetters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/** Whether every word of what is sought stands somewhere in the text, marks or none. */
export const speaksOf = (text: string, sought: string): boolean => {
  const plain = plainLetters(text);
  return plainLetters(sought)
    .split(' ')
    .every((word) => plain.includes(word));
};
