import { reservedNames } from '#lib/procedure';

/**
 * An id from a name: lower case without diacritics, words joined by hyphens, beginning with a letter.
 *
 * @example
 * slug('Đóng dấu, trả kết quả'); // → 'dong-dau-tra-ket-qua'
 */
export const slug = (name: string): string => {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return /^[a-z]/.test(plain) ? plain : `so-${plain}`.replace(/-$/, '');
};

/** Gives ids that are not given yet and not kept by the standard life of a dossier. */
export const uniqueSlugs = (): ((name: string) => string) => {
  const given = new Set(reservedNames);
  return (name) => {
    const wished = slug(name);
    let id = wished;
    for (let count = 2; given.has(id); count += 1) id = `${wished}-${count}`;
    given.add(id);
    return id;
  };
};
