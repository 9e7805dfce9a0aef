import type { Command } from './command.ts';
import type { Fact } from './facts.ts';
import { repeats } from './repeats.ts';

const AT = Date.UTC(2026, 2, 2, 2);
const base = { dossier: 'd', key: 'k', by: 'can-bo', source: 'desk' as const };
const asked = (command: object): Command => ({ ...base, ...command }) as Command;
const row = (fact: object, commitment: string | null = null) => ({
  at: AT,
  fact: fact as Fact,
  commitment,
});

const submitted = {
  type: 'submit',
  procedure: '1.001193',
  agency: 'thanh-ha',
  channel: 'direct',
  values: { channel: 'direct', 'tre-em': true },
};

describe('the same act sent again', () => {
  it.each<[string, object, object]>([
    [
      'a submit',
      { type: 'submit', procedure: '1.001193', agency: 'thanh-ha', channel: 'direct' },
      submitted,
    ],
    [
      'at the owner’s own desk, named',
      { ...submitted, receivedBy: 'thanh-ha', values: { 'tre-em': true } },
      submitted,
    ],
    [
      'a step whose task was found',
      { type: 'step', action: 'ky', segment: 'thue' },
      { type: 'step', action: 'ky', task: 'ky-duyet' },
    ],
    [
      'a return that was told by its instants',
      { type: 'record-returned', returnedAt: AT, outcome: 'granted' },
      { type: 'record-returned', returnedAt: '2026-03-02T09:00:00+07:00', outcome: 'granted' },
    ],
    [
      'a hand-over to a named agency',
      { type: 'hand-over', segment: 'thue', to: 'chi-cuc' },
      { type: 'hand-over', segment: 'thue', agency: 'chi-cuc' },
    ],
    ['at the instant it was said to happen', { type: 'withdraw', at: AT }, { type: 'withdraw' }],
  ])('is %s', (_what, command, fact) => {
    expect(repeats(asked(command), row(fact), undefined)).toBe(true);
  });

  it('has the same words, where they were not erased', () => {
    const command = asked({ type: 'stop', reason: ' Người nộp vắng mặt ' });
    const kept = row({ type: 'stop' }, 'a'.repeat(64));
    expect(repeats(command, kept, { reason: 'Người nộp vắng mặt' })).toBe(true);
    expect(repeats(command, kept, { reason: 'Hồ sơ giả' })).toBe(false);
    expect(repeats(command, kept, undefined)).toBe(true);
    expect(repeats(command, row({ type: 'stop' }), undefined)).toBe(false);
  });
});

describe('another act under a key already used', () => {
  it.each<[string, object, object]>([
    ['another kind', { type: 'withdraw' }, { type: 'stop' }],
    ['another procedure', { ...submitted, procedure: '1.003003' }, submitted],
    ['another desk', { ...submitted, receivedBy: 'xa-khac' }, submitted],
    ['another value', { ...submitted, values: { 'tre-em': false } }, submitted],
    [
      'another action',
      { type: 'step', action: 'tra-lai' },
      { type: 'step', action: 'ky', task: 'ky-duyet' },
    ],
    [
      'another segment',
      { type: 'receive', segment: 'thue' },
      { type: 'receive', segment: 'dat-dai' },
    ],
    ['another amount', { type: 'refund', amount: 5000 }, { type: 'refund', amount: 8000 }],
    ['no amount any more', { type: 'payment' }, { type: 'payment', amount: 8000 }],
    ['another day', { type: 'withdraw', at: AT + 60_000 }, { type: 'withdraw' }],
  ])('has %s', (_what, command, fact) => {
    expect(repeats(asked(command), row(fact), undefined)).toBe(false);
  });
});
