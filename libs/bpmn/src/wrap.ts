/** How wide text is and where it breaks, without a font at hand: sans-serif as browsers and Word draw it. */

const narrow = /[iìíỉĩịjltfrI.,:;'|()[\]! ]/u;
const wide = /[mwMWƯĐÔƠOQGNHDUCAÂĂ–%@]/u;

/**
 * An upper estimate of a line's width in units of the font size's own.
 *
 * @example
 * textWidth('Trình ký', 12) < 60; // → true
 */
export const textWidth = (text: string, size: number): number => {
  let width = 0;
  for (const letter of text.normalize('NFC'))
    width += narrow.test(letter) ? 0.34 : wide.test(letter) ? 0.82 : 0.585;
  return width * size;
};

/**
 * Breaks a text at spaces into lines no wider than `width`, and within a word only where it alone is wider.
 *
 * @example
 * wrap('Trả lại bước trước', 80, 12); // → ['Trả lại bước', 'trước']
 */
export const wrap = (text: string, width: number, size: number): string[] => {
  const lines: string[] = [];
  let line = '';
  const words = text.split(/\s+/).filter((part) => part !== '');
  for (const word of words.flatMap((one) => piecesOf(one, width, size))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
};

const piecesOf = (word: string, width: number, size: number): string[] => {
  if (textWidth(word, size) <= width) return [word];
  const pieces = [''];
  for (const letter of word.normalize('NFC')) {
    const longer = `${pieces.at(-1) ?? ''}${letter}`;
    if (longer !== letter && textWidth(longer, size) > width) pieces.push(letter);
    else pieces[pieces.length - 1] = longer;
  }
  return pieces;
};
