/**
 * A name its bearer recognises and nobody else learns: the family name, and the other words by their initials.
 * A name of one word is an initial.
 *
 * @example maskedName('Nguyễn Thị Mai An') // 'Nguyễn T. M. A.'
 */
export const maskedName = (name: string): string => {
  const [first = '', ...rest] = name.normalize('NFC').trim().split(/\s+/u);
  if (rest.length === 0) return initial(first);
  return [first, ...rest.map(initial)].join(' ');
};

const initial = (word: string): string => {
  const [letter = ''] = word;
  return `${letter.toLocaleUpperCase('vi')}.`;
};
