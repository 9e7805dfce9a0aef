import { chainBreak, DossierRefusal, type DossierState, foldControl } from '#lib/dossier';

import { actsOf } from '../catalogue/acts.ts';
import { type Draft, modelOf, OWNER, procedures } from '../catalogue/kernel.ts';
import { Dice } from '../demo-log/dice.ts';
import { settle, standAlike } from './agreement.ts';
import { type Clock, Guest, Home } from './sides.ts';

const MINUTE = 60_000;
/** A Monday at the opening. */
const MONDAY = Date.parse('2024-03-04T08:00:00+07:00');
const STORIES = Number(process.env.EXCHANGE_STORIES ?? 12);
const ACTS = 60;

const shared = procedures.filter(({ segments }) => Object.keys(segments).length > 0);

/** What the desk may try on a dossier, the steps of its flow more often than what only stops it. */
const draftsFor = (side: Home | Guest, dice: Dice): Draft[] => {
  const { state, model } = side;
  if (!state) return [];
  const offered = model.machine.allowed(state.snapshot);
  const possible = actsOf(model.machine).filter((tried) => tried.isAllowed(offered, state));
  const likely = possible.filter(({ name }) =>
    /^(step|receive|accept|supplement|payment)/.test(name),
  );
  const among = likely.length > 0 && dice.chance(0.75) ? likely : possible;
  if (side instanceof Home && dice.chance(0.03)) return [restating(state, dice)];
  return among.length === 0 ? [] : [dice.pick(among).draft(state)];
};

/** Home strikes out its last entry and states that the dossier stands where it once stood. */
const restating = ({ rows }: DossierState, dice: Dice): Draft => ({
  type: 'correct',
  void: [rows.length],
  amend: [],
  configuration: dice.pick(rows).configuration,
});

/** Some acts are recorded hours after they happened (ghi bù). */
const lately = (draft: Draft, { now }: Clock, dice: Dice): Draft =>
  dice.chance(0.3) ? { ...draft, at: now - dice.between(1, 300) * MINUTE } : draft;

/** The steps that are open in the facts, and those the control state may go on with. */
const openIn = ({ fold, state, model }: Home) => {
  const facts = fold.tasks.filter(({ closedSeq }) => closedSeq === null).map(({ step }) => step);
  const control = state ? model.machine.view(state.snapshot).tasks.map(({ step }) => step) : [];
  return { facts: facts.sort(), control: control.sort() };
};

const isOfGuests = (
  home: Home,
  { type, segment, task }: Draft,
  guests: readonly Guest[],
): boolean => {
  const meta = home.model.machine.tasks[String(task)];
  const of = type === 'step' ? meta?.segment : segment;
  const agency = home.position?.segments.findLast((one) => one.segment === of)?.agency;
  return (
    ['step', 'receive', 'decline'].includes(type) &&
    agency !== undefined &&
    guests.some(({ peer }) => peer.has(agency))
  );
};

const attempt = (what: () => unknown): boolean => {
  try {
    what();
    return true;
  } catch (error) {
    if (error instanceof DossierRefusal) return false;
    throw error;
  }
};

describe.each(shared.map((procedure) => [procedure.code, procedure] as const))(
  'a dossier of %s shared by three deployments',
  (_code, procedure) => {
    const model = modelOf(procedure);
    const kinds = [...new Set(Object.values(procedure.segments).map(({ agency }) => agency))];

    it('stands alike at all of them once nothing is under way, though home records much late', async () => {
      for (let story = 0; story < STORIES; story += 1) {
        const seed = story * 7919 + procedure.code.length;
        const dice = new Dice(seed);
        const clock: Clock = { now: MONDAY };
        const guests = [kinds.slice(0, 1), kinds.slice(1)]
          .filter((agencies) => agencies.length > 0)
          .map((agencies, place) => new Guest(`khach-${place}`, new Set(agencies), model, clock));
        const home = new Home(model, clock, guests);
        home.do({ type: 'submit', procedure: procedure.code, agency: OWNER, channel: 'direct' });
        await home.tell();

        for (let turn = 0; turn < ACTS; turn += 1) {
          clock.now += dice.between(1, 90) * MINUTE;
          const guest = dice.pick(guests);
          const what = dice.between(1, 4);
          if (what === 1) {
            const [draft] = draftsFor(home, dice);
            if (draft && !isOfGuests(home, draft, guests)) {
              const done = attempt(() => home.do(lately(draft, clock, dice)));
              if (done) await home.tell();
            }
          } else if (what === 2) {
            const [draft] = draftsFor(guest, dice);
            if (draft) attempt(() => guest.do(draft));
          } else if (what === 3) await guest.hearNext(home);
          else await home.takeNext(guest);
        }
        clock.now += MINUTE;
        await settle(home, guests);

        standAlike(home, guests, `story ${story}`);
        const { facts, control } = openIn(home);
        expect([story, facts]).toEqual([story, control]);
        for (const side of [home, ...guests]) {
          const { rows = [] } = side.state ?? {};
          expect(chainBreak(rows)).toBeUndefined();
          for (const row of rows) {
            const folded = foldControl(() => model.machine, rows.slice(0, row.seq));
            expect('snapshot' in folded && folded.snapshot.value).toEqual(row.configuration);
          }
        }
      }
    });

    it('has open at home what may be gone on with, though much is recorded late', () => {
      for (let story = 0; story < STORIES; story += 1) {
        const dice = new Dice(story * 7919 + procedure.code.length);
        const clock: Clock = { now: MONDAY };
        const home = new Home(model, clock, []);
        home.do({ type: 'submit', procedure: procedure.code, agency: OWNER, channel: 'direct' });
        for (let turn = 0; turn < ACTS; turn += 1) {
          clock.now += dice.between(1, 90) * MINUTE;
          const [draft] = draftsFor(home, dice);
          if (draft) attempt(() => home.do(lately(draft, clock, dice)));
        }
        const { facts, control } = openIn(home);
        expect([story, facts]).toEqual([story, control]);
      }
    });
  },
);
