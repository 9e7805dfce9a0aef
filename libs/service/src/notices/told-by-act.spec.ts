import type { DossierView } from '#lib/desk';

import { toldByAct } from './told-by-act.ts';

/** A dossier in hand, of which only what is looked at is there. */
const inHand = (fact: object): DossierView =>
  ({
    view: { phase: 'in-hand', holds: [], requests: [] },
    position: { acceptedAt: 1, due: 2 },
    stored: { rows: [{ fact }] },
  }) as unknown as DossierView;

const before = inHand({ type: 'accept' });
const alone = inHand({ type: 'transfer', to: 'xa-tan-viet' });
const together = inHand({ type: 'transfer', to: 'xa-tan-viet', plan: 'sap-xep' });

it.each([
  { single: true, reorganisation: false, told: [['transferred'], []] },
  { single: true, reorganisation: true, told: [['transferred'], ['transferred']] },
  { single: false, reorganisation: false, told: [[], []] },
  { single: false, reorganisation: true, told: [[], ['transferred']] },
])('of transfers it tells those the policy says: %o', ({ told, ...which }) => {
  const transfer = { ...which, source: { text: 'x', certainty: 'unverified' as const } };
  expect([alone, together].map((after) => toldByAct(before, after, { transfer }))).toEqual(told);
});
