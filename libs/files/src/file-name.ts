const LONGEST = 150;

/** A name that shows as what it is: no path, no control or bidi character, not too long; its ending is kept. */
export const plainName = (given: string): string => {
  const bare = given
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    // Control characters, and those that turn the direction of writing: "exe.fdp" would read "pdf.exe".
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const name = bare === '' ? 'tep' : bare;
  if (name.length <= LONGEST) return name;
  const [ending = ''] = /\.[^.]{1,10}$/.exec(name) ?? [];
  return `${Array.from(name)
    .slice(0, LONGEST - ending.length - 1)
    .join('')}…${ending}`;
};

/** The ending of a name, lower case, without its dot; '' if it has none. */
export const endingOf = (name: string): string =>
  /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
