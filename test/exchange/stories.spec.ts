import { DossierRefusal } from '#lib/dossier';
import type { Procedure } from '#lib/procedure';

import { type Draft, modelOf, OWNER } from '../catalogue/kernel.ts';
import { settle, standAlike } from './agreement.ts';
import { inARow, inSequence } from './procedures.ts';
import { Guest, Home } from './sides.ts';

const MINUTE = 60_000;
/** A Monday at the opening. */
const MONDAY = Date.parse('2024-03-04T08:00:00+07:00');
const BRANCH = 'land-office-branch';

const step = (task: string, action: string): Draft => ({ type: 'step', task, action });
const receive: Draft = { type: 'receive', segment: 'kiem-tra' };

/** A dossier at home, handed to the branch, which lives at a guest; every act happens ten minutes after the last. */
const shared = (procedure: Procedure) => {
  const clock = { now: MONDAY };
  const model = modelOf(procedure);
  const guest = new Guest('chi-nhanh', new Set([BRANCH]), model, clock);
  const home = new Home(model, clock, [guest]);
  const passing = () => (clock.now += 10 * MINUTE);
  /** At home, and told. @returns the seq it has there */
  const atHome = async (draft: Draft): Promise<number> => {
    passing();
    const { row } = home.do(draft);
    await home.tell();
    return row.seq;
  };
  const atGuest = (draft: Draft): number => {
    passing();
    return guest.do(draft).row.seq;
  };
  return {
    ...{ clock, guest, home, atHome, atGuest },
    /** The guest's next act arrives at home. @returns whether it was taken */
    taken: async () => {
      passing();
      const before = home.state?.rows.length;
      await home.takeNext(guest);
      return home.state?.rows.length !== before;
    },
    heard: async () => {
      passing();
      await guest.hearNext(home);
    },
    alike: async () => {
      passing();
      await settle(home, [guest]);
      standAlike(home, [guest], procedure.name);
    },
    begin: async () => {
      await atHome({ type: 'submit', procedure: procedure.code, agency: OWNER, channel: 'direct' });
      await atHome({ type: 'accept' });
    },
    handOver: () => atHome(step('tiep-nhan', 'chuyen')),
  };
};

describe('a dossier shared by home and a guest', () => {
  it('stands alike where the guest took back what home had seen, and home acts before it hears so', async () => {
    const { begin, handOver, heard, atGuest, taken, atHome, alike, home } = shared(inSequence);
    await begin();
    await handOver();
    await heard();
    const received = atGuest(receive);
    await taken();
    atGuest({ type: 'correct', void: [received], amend: [] });
    await atHome({ type: 'request-supplement' });
    await heard();
    expect(await taken()).toBe(true);
    await alike();
    expect(home.position?.segments.at(-1)?.state).toBe('offered');
  });

  it('stands alike where home refused what the guest took back', async () => {
    const { begin, handOver, heard, atGuest, taken, atHome, alike, guest } = shared(inSequence);
    await begin();
    await handOver();
    await heard();
    atGuest(receive);
    atGuest(step('xem', 'trinh'));
    const approved = atGuest(step('duyet', 'dong-y'));
    for (const _act of guest.line.slice()) await taken();
    await atHome(step('nhan-lai', 'chuyen'));
    atGuest({ type: 'correct', void: [approved], amend: [] });
    expect(await taken()).toBe(false);
    await alike();
    expect(guest.position?.segments.map(({ state }) => state)).toEqual(['finished', 'offered']);
  });

  it('stands alike where the same segment is on offer again while its work goes on, and then ends', async () => {
    const { begin, handOver, heard, atGuest, taken, atHome, alike } = shared(inSequence);
    await begin();
    await handOver();
    await heard();
    atGuest(receive);
    await taken();
    await atHome({ type: 'hand-over', segment: 'kiem-tra' });
    atGuest(step('xem', 'trinh'));
    atGuest(step('duyet', 'dong-y'));
    await heard();
    await alike();
  });

  it('tells a guest whose part was taken back how the dossier ended', async () => {
    const { begin, handOver, heard, atHome, alike, guest } = shared(inSequence);
    await begin();
    await handOver();
    await heard();
    await atHome({ type: 'recall', segment: 'kiem-tra' });
    await heard();
    await atHome({ type: 'withdraw' });
    await alike();
    expect(guest.position).toMatchObject({ phase: 'closed', closedAs: 'withdrawn' });
  });

  it('has no task open on a flow home has taken back, where what the guest received was handed over beside it', async () => {
    const { begin, handOver, heard, atGuest, taken, atHome, alike, guest } = shared(inSequence);
    await begin();
    await atHome({ type: 'hand-over', segment: 'kiem-tra' });
    await heard();
    const handedOver = await handOver();
    await heard();
    atGuest(receive);
    expect(guest.fold.tasks.filter(({ closedSeq }) => closedSeq === null)).toHaveLength(1);
    await atHome({ type: 'correct', void: [handedOver], amend: [] });
    await heard();
    expect(guest.fold.tasks.filter(({ closedSeq }) => closedSeq === null)).toEqual([]);
    expect(await taken()).toBe(true);
    await alike();
  });

  it('ends a suspension when home let go on, not when something happened that home was told of later', async () => {
    const { begin, handOver, heard, atGuest, taken, atHome, alike, clock, guest } =
      shared(inSequence);
    await begin();
    await handOver();
    await heard();
    atGuest(receive);
    await taken();
    await atHome({ type: 'request-supplement' });
    await heard();
    const between = clock.now + 60 * MINUTE;
    clock.now += 120 * MINUTE;
    await atHome({ type: 'supplement' });
    const over = clock.now;
    await heard();
    await atHome({ type: 'request-payment', amount: 50_000, at: between });
    await heard();
    expect(guest.fold.holds).toEqual([
      expect.objectContaining({ reason: 'supplement', until: over }),
      expect.objectContaining({ reason: 'payment', since: between, until: null }),
    ]);
    await alike();
  });

  it('offers the guest what its own act hands it, also where something was told in between', async () => {
    const { begin, handOver, heard, atGuest, taken, atHome, alike, guest } = shared(inARow);
    await begin();
    await handOver();
    await heard();
    atGuest(receive);
    await taken();
    await atHome({ type: 'request-opinion', outside: 'Sở Xây dựng' });
    atGuest(step('xem', 'trinh'));
    atGuest(step('duyet', 'dong-y'));
    await heard();
    await alike();
    expect(guest.position?.segments.map(({ segment, state }) => [segment, state])).toEqual([
      ['kiem-tra', 'finished'],
      ['in-giay', 'offered'],
    ]);
  });

  it('does nothing of a guest that home will not take, and says so', async () => {
    const { begin, handOver, heard, atGuest, taken, atHome, alike, guest } = shared(inSequence);
    await begin();
    await handOver();
    await heard();
    await atHome({ type: 'recall', segment: 'kiem-tra' });
    atGuest(receive);
    expect(await taken()).toBe(false);
    await alike();
    expect(guest.fold.tasks).toEqual([]);
    expect(() => guest.do(step('xem', 'trinh'))).toThrow(DossierRefusal);
  });

  it('stands where home states it stands, with what it had open before overtaken', async () => {
    const { begin, handOver, heard, atGuest, taken, atHome, alike, guest } = shared(inSequence);
    await begin();
    await handOver();
    await heard();
    atGuest(receive);
    const looked = atGuest(step('xem', 'trinh'));
    await taken();
    await taken();
    const last = await atHome({ type: 'request-supplement' });
    const configuration = { 'in-hand': 'xem' };
    await atHome({ type: 'correct', void: [last], amend: [], configuration });
    // Done before home stated it, and told after: home does not take it.
    const approved = guest.do(step('duyet', 'dong-y'));
    expect(approved.row.seq).toBeGreaterThan(looked);
    await heard();
    await heard();
    await alike();
    const open = guest.fold.tasks.filter(({ closedSeq }) => closedSeq === null);
    expect(open.map(({ step: name }) => name)).toEqual(['xem']);
    expect(guest.fold.holds).toEqual([]);
  });

  it('waits from the start for what was asked of a segment before it was handed over', async () => {
    const { begin, handOver, heard, atGuest, taken, atHome, alike, guest } = shared(inSequence);
    await begin();
    await atHome({ type: 'request-payment', amount: 50_000, segment: 'in-giay' });
    await handOver();
    await heard();
    atGuest(receive);
    atGuest(step('xem', 'trinh'));
    atGuest(step('duyet', 'dong-y'));
    for (const _act of guest.line.slice()) await taken();
    await atHome(step('nhan-lai', 'chuyen'));
    await alike();
    expect(guest.fold.holds).toMatchObject([{ scope: 'in-giay', reason: 'payment', until: null }]);
  });

  it('ended when home says so, though home was told later of something earlier', async () => {
    const { begin, handOver, heard, atGuest, taken, atHome, alike, guest, home } =
      shared(inSequence);
    await begin();
    await handOver();
    await heard();
    atGuest(receive);
    const looked = atGuest(step('xem', 'trinh'));
    await taken();
    await taken();
    atGuest({ type: 'correct', void: [looked], amend: [] });
    await atHome({ type: 'withdraw' });
    expect(await taken()).toBe(true);
    await heard();
    await heard();
    await alike();
    expect(guest.position?.segments.at(-1)?.endedAt).toBe(home.position?.closedAt);
  });

  it('was handed it when the step before was open, though home recorded that at an earlier instant', async () => {
    const { begin, atHome, heard, atGuest, alike, clock, guest, home } = shared(inSequence);
    await begin();
    const accepted = clock.now;
    await atHome({ ...step('tiep-nhan', 'chuyen'), at: accepted - 5 * MINUTE });
    await heard();
    expect(guest.position?.segments).toMatchObject([{ state: 'offered', offeredAt: accepted }]);
    atGuest(receive);
    await alike();
    expect(home.position?.segments).toMatchObject([{ state: 'received', offeredAt: accepted }]);
  });

  it('ended when home accepted it, where home says it was done before that', async () => {
    const { begin, heard, atHome, alike, clock, guest } = shared(inSequence);
    await begin();
    const accepted = clock.now;
    const before = accepted - 5 * MINUTE;
    await atHome({ ...step('tiep-nhan', 'chuyen'), at: before });
    await atHome({ type: 'request-payment', amount: 50_000 });
    const said = { outcome: 'granted', finishedAt: before, returnedAt: clock.now };
    await atHome({ type: 'record-returned', ...said });
    for (let word = 0; word < 3; word += 1) await heard();
    expect(guest.position?.segments).toMatchObject([{ state: 'overtaken', endedAt: accepted }]);
    await alike();
  });

  it('is not held by what home was told later had come before the work was handed over', async () => {
    const { begin, handOver, heard, atGuest, atHome, alike, clock, guest } = shared(inSequence);
    await begin();
    await atHome({ type: 'request-supplement' });
    const came = clock.now + 5 * MINUTE;
    await atHome({ type: 'hand-over', segment: 'kiem-tra' });
    await heard();
    expect(guest.fold.holds).toMatchObject([{ reason: 'supplement', until: null }]);
    await atHome({ type: 'supplement', at: came });
    await heard();
    expect(guest.fold.holds).toEqual([]);
    atGuest(receive);
    await alike();
    await handOver();
    await alike();
  });

  it('hears of what concerns work it keeps, where it declined to be handed it once more', async () => {
    const { begin, handOver, heard, atGuest, taken, atHome, alike, guest } = shared(inSequence);
    await begin();
    await handOver();
    await heard();
    atGuest(receive);
    await taken();
    await atHome({ type: 'hand-over', segment: 'kiem-tra' });
    await heard();
    atGuest({ type: 'decline', segment: 'kiem-tra' });
    await taken();
    await atHome({ type: 'request-payment', amount: 50_000 });
    await alike();
    expect(guest.fold.holds).toMatchObject([{ scope: 'dossier', reason: 'payment', until: null }]);
  });
});
