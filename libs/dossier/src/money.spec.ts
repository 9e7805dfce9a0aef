import fc from 'fast-check';

import { accepted, type Story } from './decide.examples.ts';
import { moneyOf } from './money.ts';

const money = ({ state }: Story) => moneyOf(state!.rows);
const paid = () =>
  accepted()
    .at('05T09:00', { type: 'request-payment', amount: 300_000 })
    .at('05T10:00', { type: 'payment', amount: 300_000, receipt: 'BL-01' });

describe('a financial obligation', () => {
  it('has an amount, that it was met, the receipt, and what was given back', () => {
    const story = paid().at('06T09:00', { type: 'refund', amount: 100_000, receipt: 'PC-07' });
    expect(money(story)).toMatchObject({
      obligations: [{ scope: 'dossier', amount: 300_000, payment: { receipt: 'BL-01' } }],
      refunds: [{ amount: 100_000, receipt: 'PC-07' }],
      refundable: 200_000,
    });
  });

  it('counts as met with what was asked for, where the office wrote down no amount', () => {
    const story = accepted()
      .at('05T09:00', { type: 'request-payment', amount: 80_000 })
      .at('05T10:00', { type: 'payment' });
    expect(money(story).refundable).toBe(80_000);
  });

  it.each([
    ['nothing was paid', () => accepted(), 1, 'refund-exceeds'],
    ['more than was paid', paid, 300_001, 'refund-exceeds'],
    ['nothing', paid, 0, 'bad-input'],
  ] as const)('is not given back: %s', (_name, story, amount, code) => {
    expect(() => story().at('06T09:00', { type: 'refund', amount })).toThrow(
      expect.objectContaining({ code }) as Error,
    );
  });

  it('is given back after the business is done too, with a reason, and not before acceptance', () => {
    const story = paid().at('06T09:00', { type: 'withdraw' });
    expect(() => story.at('06T10:00', { type: 'refund', amount: 1, reason: '' })).toThrow(
      expect.objectContaining({ code: 'reason-required' }) as Error,
    );
    story.at('06T10:00', { type: 'refund', amount: 300_000 });
    expect(money(story).refundable).toBe(0);
    expect(story.position.closedAs).toBe('withdrawn');
  });

  it('whose payment is voided must lose its refund with it', () => {
    const story = paid().at('06T09:00', { type: 'refund', amount: 300_000 });
    expect(() => story.at('06T10:00', { type: 'correct', void: [4], amend: [] })).toThrow(
      expect.objectContaining({ code: 'correction-illegal' }) as Error,
    );
    story.at('06T10:00', { type: 'correct', void: [4, 5], amend: [] });
    expect(money(story)).toMatchObject({ refunds: [], refundable: 0 });
  });

  it('is never given back beyond what was paid, whatever is tried', () => {
    const amounts = fc.integer({ min: 1, max: 400_000 });
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 6 }), (asked) => {
        const story = paid();
        let given = 0;
        for (const amount of asked) {
          const fits = given + amount <= 300_000;
          const refund = () => story.at('06T09:00', { type: 'refund', amount });
          if (fits) refund();
          else expect(refund).toThrow(expect.objectContaining({ code: 'refund-exceeds' }) as Error);
          if (fits) given += amount;
          expect(money(story).refundable).toBe(300_000 - given);
        }
      }),
      { numRuns: 50 },
    );
  });
});
