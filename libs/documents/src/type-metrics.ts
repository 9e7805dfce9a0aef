/**
 * How wide a text stands on paper in Times New Roman: what rules under headings, column widths and
 * row heights are measured with, so that nothing is cut on any machine. The advance widths are those
 * of Liberation Serif, made equal to Times New Roman's, in 1/2048 em for the characters 32 to 126.
 */

const regular = [
  512, 682, 836, 1024, 1024, 1706, 1593, 369, 682, 682, 1024, 1155, 512, 682, 512, 569, 1024, 1024,
  1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 569, 569, 1155, 1155, 1155, 909, 1886, 1479, 1366,
  1366, 1479, 1251, 1139, 1479, 1479, 682, 797, 1479, 1251, 1821, 1479, 1479, 1139, 1479, 1366,
  1139, 1251, 1479, 1479, 1933, 1479, 1479, 1251, 682, 569, 682, 961, 1024, 682, 909, 1024, 909,
  1024, 909, 682, 1024, 1024, 569, 569, 1024, 569, 1593, 1024, 1024, 1024, 1024, 682, 797, 569,
  1024, 1024, 1479, 1024, 1024, 909, 983, 410, 983, 1108,
];

const bold = [
  512, 682, 1137, 1024, 1024, 2048, 1706, 569, 682, 682, 1024, 1167, 512, 682, 512, 569, 1024, 1024,
  1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 682, 682, 1167, 1167, 1167, 1024, 1905, 1479,
  1366, 1479, 1479, 1366, 1251, 1593, 1593, 797, 1024, 1593, 1366, 1933, 1479, 1593, 1251, 1593,
  1479, 1139, 1366, 1479, 1479, 2048, 1479, 1479, 1366, 682, 569, 682, 1190, 1024, 682, 1024, 1139,
  909, 1139, 909, 682, 1024, 1139, 569, 682, 1139, 569, 1706, 1139, 1024, 1139, 1139, 909, 797, 682,
  1139, 1024, 1479, 1024, 1024, 909, 807, 451, 807, 1065,
];

const horned: Record<string, readonly [regular: number, bold: number]> = {
  o: [1083, 1134],
  O: [1479, 1593],
  u: [1110, 1229],
  U: [1589, 1630],
};

/** A type of Times New Roman: its size in points and whether it is bold. */
export interface Type {
  size: number;
  bold?: boolean;
}

function advance(character: string, isBold: boolean): number {
  const [letter = '', ...marks] = character.normalize('NFD');
  const horn = marks.includes('\u031b') ? horned[letter] : undefined;
  if (horn !== undefined) return horn[isBold ? 1 : 0];
  const plain = letter === 'đ' ? 'd' : letter === 'Đ' ? 'D' : letter;
  return (
    (isBold ? bold : regular)[(plain.codePointAt(0) ?? 0) - 32] ?? (plain === '…' ? 2048 : 1200)
  );
}

/**
 * The width of one line of text in points. Vietnamese letters are as wide as their base letter,
 * except ơ and ư; a character outside of the table counts as a wide one.
 *
 * @example
 * Math.round(widthOf('Độc lập - Tự do - Hạnh phúc', { size: 14, bold: true })) // 171
 */
export function widthOf(text: string, { size, bold: isBold = false }: Type): number {
  let units = 0;
  for (const character of text.normalize('NFC')) units += advance(character, isBold);
  return (units * size) / 2048;
}

/** The width in points of the longest word of a text: no column may be narrower. */
export function widestWord(text: string, type: Type): number {
  return Math.max(0, ...text.split(/\s+/).map((word) => widthOf(word, type)));
}

/** How many lines a text takes when broken at spaces to `width` points; at least 1. */
export function linesIn(text: string, width: number, type: Type): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines += 1;
    let line = '';
    for (const word of paragraph.split(/\s+/)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && widthOf(longer, type) > width) {
        lines += 1;
        line = word;
      } else line = longer;
      lines += Math.max(0, Math.ceil(widthOf(line, type) / width) - 1);
    }
  }
  return lines;
}
