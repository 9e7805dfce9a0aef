import { deliveryAfter, isUnderWay, undelivered } from './delivery.ts';
import type { Fact } from './facts.ts';
import { keepUntil, retentionFor, retentionRulesSchema } from './retention.ts';

const after = (...facts: Fact[]) =>
  facts.reduce((delivery, fact, index) => deliveryAfter(delivery, fact, index + 1), undelivered);
const send: Fact = { type: 'send', carrier: 'Bưu điện', tracking: 'EF1' };

describe('a result on its way', () => {
  it('lies at the counter unless somebody said otherwise', () => {
    expect(after({ type: 'finish', outcome: 'granted' })).toEqual(undelivered);
    expect(after({ type: 'choose-return', way: 'online' }).way).toBe('online');
  });

  it.each<[string, Fact, object]>([
    ['is tried again', { type: 'delivery-failed' }, { state: 'failed', at: 2 }],
    ['came back', { type: 'sent-back' }, { state: 'sent-back', at: 2 }],
    ['is lost', { type: 'lost-in-post' }, { state: 'lost', at: 2 }],
    ['is delivered, which is the return', { type: 'return' }, { state: 'delivered', at: 2 }],
  ])('%s', (_name, fact, state) => {
    const { way, parcel } = after(send, fact);
    expect(way).toBe('post');
    expect(parcel).toEqual({ carrier: 'Bưu điện', tracking: 'EF1', sentAt: 1, ...state });
  });

  it('may be sent again after it was lost, and is then on its way', () => {
    const { parcel, reissuedAt } = after(
      send,
      { type: 'lost-in-post' },
      { type: 'reissue' },
      { type: 'send', carrier: 'Bưu điện' },
    );
    expect(reissuedAt).toBe(3);
    expect(parcel).toMatchObject({ state: 'sent', sentAt: 4, tracking: null });
    expect(isUnderWay(parcel)).toBe(true);
  });

  it('that came back may be collected at the counter; the parcel stays as it ended', () => {
    const collected = after(
      send,
      { type: 'sent-back' },
      { type: 'return', collectedBy: 'representative' },
    );
    expect(collected).toMatchObject({
      way: 'counter',
      collectedBy: 'representative',
      parcel: { state: 'sent-back', at: 2 },
    });
  });
});

describe('how long a dossier is kept', () => {
  const source = { text: 'quy định', certainty: 'unverified' };
  const rules = retentionRulesSchema.parse({
    default: { years: 70, source },
    fields: [{ field: 'Hộ tịch', years: null, source }],
    procedures: [{ procedure: '2.000884', years: 2, source }],
  });

  it.each([
    ['2.000884', 'Hộ tịch', 2],
    ['1.001193', 'Hộ tịch', null],
    ['1.012783', 'Đất đai', 70],
  ])('%s of %s: %s years', (code, field, years) => {
    expect(retentionFor(rules, { code, field })).toEqual({ years, source });
  });

  it('ends with a year, counted from the one it ended in at Việt Nam’s clock', () => {
    expect(keepUntil(Date.parse('2025-12-31T17:30:00Z'), 2)).toBe('2028-12-31');
    expect(keepUntil(Date.parse('2025-12-31T16:30:00Z'), 2)).toBe('2027-12-31');
    expect(keepUntil(0, null)).toBeNull();
  });
});
