/** Whether a text is well-formed enough as XML to be a part of a Word file: elements opened and closed in order. */

const markup =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;

/**
 * @example
 * isWellFormed('<a><b/></a>') // true
 * isWellFormed('<a><b></a>') // false
 */
export const isWellFormed = (xml: string): boolean => {
  const open: string[] = [];
  let roots = 0;
  for (const [, closes, name, , empty] of xml.matchAll(markup)) {
    if (name === undefined) continue;
    if (closes === '/') {
      if (open.pop() !== name) return false;
    } else {
      if (open.length === 0) roots += 1;
      if (empty !== '/') open.push(name);
    }
  }
  return open.length === 0 && roots === 1 && !xml.replaceAll(markup, '').includes('<');
};
