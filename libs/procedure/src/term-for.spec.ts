import { definition } from './machine.examples.ts';
import { termFor } from './term-for.ts';

const source = '{ text: ví dụ, certainty: unverified }';
const procedure = definition(`
facts: { can-xac-minh: { type: boolean, label: Cần xác minh, default: false } }
term:
  value: 3
  unit: working-day
  cutoff: '15:00'
  source: ${source}
  variants:
    - { id: xac-minh, label: Phải xác minh, when: { fact: can-xac-minh }, term: { value: 5, unit: working-day }, source: ${source} }
    - { id: truc-tuyen, label: Trực tuyến, when: { fact: channel, is: online }, term: { value: 2, unit: working-day }, source: ${source} }
lanes: {}
start: het
steps: { het: { outcome: granted } }
`);

it('is the base term, with its cutoff, unless a variant holds', () => {
  expect(termFor(procedure, {}, 'direct')).toEqual({
    variant: null,
    label: null,
    term: { value: 3, unit: 'working-day', cutoff: '15:00' },
  });
});

it('is the first variant that holds', () => {
  expect(termFor(procedure, {}, 'online')).toMatchObject({
    variant: 'truc-tuyen',
    term: { value: 2 },
  });
  expect(termFor(procedure, { 'can-xac-minh': true }, 'online')).toEqual({
    variant: 'xac-minh',
    label: 'Phải xác minh',
    term: { value: 5, unit: 'working-day' },
  });
});

it('takes the channel it is given over a fact of that name', () => {
  expect(termFor(procedure, { channel: 'online' }, 'direct').variant).toBeNull();
});
