import { verifyRule } from './rule-tester.ts';
import { unknownSight } from './unknown-sight.ts';

const around = `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
papers: [{ id: to-khai, name: Tờ khai }]
facts: { dien-tich: { type: number, label: Diện tích, default: 0 } }
start: het
steps: { het: { outcome: granted } }
`;

verifyRule(unknownSight, {
  correct: {
    'what is declared, and the channel': `segments:
  thue: { name: Thuế, agency: tax, sees: { papers: [to-khai], facts: [dien-tich, channel] } }
${around}`,
    'a segment that sees everything': `segments: { thue: { name: Thuế, agency: tax } }
${around}`,
  },
  incorrect: {
    'papers and facts nobody declared': {
      given: `segments:
  thue: { name: Thuế, agency: tax, sees: { papers: [to-khai, so-do], facts: [gia] } }
${around}`,
      at: ['segments.thue.sees.papers.1', 'segments.thue.sees.facts.0'],
    },
  },
});
