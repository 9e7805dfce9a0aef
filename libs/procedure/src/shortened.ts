/**
 * A text for a message, cut after so many characters.
 *
 * @example
 * shortened('Đăng ký khai sinh', 7) // 'Đăng ký…'
 */
export const shortened = (text: string, most: number): string => {
  const letters = Array.from(text);
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : text;
};
