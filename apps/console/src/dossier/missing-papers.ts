const HEAD = 'Cần bổ sung: ';

/** The line of a reason that names papers, without its head and full stop; '' where there is none. */
const namedIn = (reason: string): string =>
  reason.startsWith(HEAD)
    ? (reason.slice(HEAD.length).split('\n', 1)[0] ?? '').replace(/\.$/, '')
    : '';

/** Whether a reason asks for a paper by its name. */
export const asksFor = (reason: string, paper: string): boolean =>
  `; ${namedIn(reason)}; `.includes(`; ${paper}; `);

/**
 * A reason that asks for these papers in its first line; what the clerk wrote besides stays below.
 *
 * @example
 * askingFor('Bản chụp bị mờ.', ['Tờ khai', 'Giấy chứng sinh']);
 * // 'Cần bổ sung: Tờ khai; Giấy chứng sinh.\nBản chụp bị mờ.'
 */
export const askingFor = (reason: string, papers: readonly string[]): string => {
  const rest = reason.startsWith(HEAD) ? reason.split('\n').slice(1).join('\n') : reason;
  const named = papers.length > 0 ? `${HEAD}${papers.join('; ')}.` : '';
  return [named, rest].filter((line) => line !== '').join('\n');
};
