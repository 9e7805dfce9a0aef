import { accepted, type Story, submitted } from './decide.examples.ts';
import { hasReceipt } from './receipt.ts';

const atOnce = { immediate: { text: 'mẫu', certainty: 'unverified' } } as const;
const sameDay = () => submitted().at('05T08:00', { type: 'accept', term: { unit: 'same-day' } });

it.each<[string, object, () => Story, boolean]>([
  ['none before the dossier is accepted', {}, submitted, false],
  ['one with the appointment', {}, accepted, true],
  ['one of a day like any other, where the law asks for it', {}, sameDay, true],
  ['none where the result is given at once', atOnce, sameDay, false],
  ['one where what is usually given at once is for another day', atOnce, accepted, true],
  [
    'none once the acceptance was struck out',
    {},
    () => accepted().at('05T09:00', { type: 'correct', void: [2], amend: [] }),
    false,
  ],
])('a receipt: %s', (_name, procedure, story, expected) => {
  const { state, last } = story();
  expect(hasReceipt(procedure, state!.rows, last.after)).toBe(expected);
});
