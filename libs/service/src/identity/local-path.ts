const HERE = 'http://localhost';

/**
 * A path of our own pages, as a browser would read the text; whatever could lead to another site, or to the
 * API, is '/'.
 *
 * @example localPath('/ho-so?q=an') // '/ho-so?q=an'
 * @example localPath('//evil.example') // '/'
 */
export const localPath = (text: string | undefined): string => {
  if (!text?.startsWith('/') || !URL.canParse(text, HERE)) return '/';
  const { origin, pathname, search, hash } = new URL(text, HERE);
  const ours = origin === HERE && !/^\/(\/|api\/)/.test(pathname);
  return ours ? pathname + search + hash : '/';
};
