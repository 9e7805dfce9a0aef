/** Definitions nobody wrote, as BPMN and as a drawing: what holds of the catalogue holds of them too. */
import fc from 'fast-check';

import { fromBpmn, toBpmn, toSvg } from '#lib/bpmn';
import { lint } from '#lib/procedure';

import { moddle } from '../../libs/bpmn/src/moddle.ts';
import { drawn, officeName, type Pick, pickOf } from '../support/drawn-procedures.ts';
import { flawsIn } from './drawing.ts';

const RUNS = Number(process.env.DRAWN_PROCEDURES ?? 15);

/** What a name may be that is no office's: marks of XML, control characters, halves of letters, words without end. */
const hostileName = (pick: Pick): string => {
  const parts = [
    '<',
    '&amp;',
    ']]>',
    '"',
    "'",
    '\u0000',
    '\u0001',
    '\u001f',
    '\uFFFE',
    '\uD800',
    '\uDC00',
    '💥',
    '\r\n',
    '\t',
  ].concat([
    'ắ\u0323',
    '<!--',
    '<script>',
    '{{x}}',
    'ư'.repeat(90),
    '\u202E',
    '\u200B',
    'Kiểm tra',
  ]);
  const name = Array.from({ length: 1 + pick(4) }, () => parts[pick(parts.length)]).join(
    pick(2) === 0 ? ' ' : '',
  );
  return `${officeName(pick)}${name}x`;
};

describe.each([
  ['named as offices do', officeName],
  ['named by somebody hostile', hostileName],
])('a definition %s', (_name, nameOf) => {
  it('is drawn without a flaw, the same each time, and comes back exactly', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
        const procedure = drawn(pickOf(numbers), nameOf);
        fc.pre(lint(procedure).every(({ severity }) => severity !== 'error'));
        const names = { xa: nameOf(pickOf(numbers)) };
        const xml = await toBpmn(procedure, names);
        const read = await moddle().fromXML(xml);
        expect(read.warnings).toEqual([]);
        expect(xml).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
        expect(flawsIn(read)).toEqual([]);
        expect(await toBpmn(structuredClone(procedure), names)).toBe(xml);

        const { definition, findings } = await fromBpmn(xml);
        expect(findings).toEqual([]);
        expect(JSON.stringify(definition)).toBe(JSON.stringify(procedure));

        const svg = await toSvg(procedure, names);
        expect(svg).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
        expect(svg).not.toMatch(/<script|<image|url\(http|href="[^#]|NaN|undefined|Infinity/);
        expect(
          await moddle()
            .fromXML(svg)
            .catch((error: unknown) => String(error)),
        ).toMatch(/failed to parse document as <bpmn:Definitions>/);
      }),
      { numRuns: RUNS },
    );
  }, 600_000);
});
