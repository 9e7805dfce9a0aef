/**
 * The named parameters of an address that are there, as texts; empty ones are not there. The router reads
 * what looks like a number or a truth as one, and only where writing it gives the same text again: so a
 * procedure's code comes as a number.
 */
export const texts = <Name extends string>(
  search: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): Partial<Record<Name, string>> => {
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      if (value !== '') found[name] = String(value);
    }
  }
  return found;
};
