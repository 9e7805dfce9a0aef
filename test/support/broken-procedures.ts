import { type Desk, publishable } from '#lib/desk';
import type { Procedure, Step } from '#lib/procedure';

/** Made from it: marriage, with facts, two ways to turn it down and a term for each. */
const SOUND = '1.000894';
/** Cannot end where an application is to be turned down. */
export const STUCK = '9.000001';
/** Far more configurations than a server looks at. */
export const HUGE = '9.000002';

/** Publishes the two as an office's own modeller could not: the catalogue is linted before it is loaded. */
export const publishBroken = async ({ catalogue, models }: Desk): Promise<void> => {
  const entry = (await catalogue.catalogue()).find(({ code }) => code === SOUND);
  const { procedure } = await models.pinned(entry?.pin ?? '');
  await catalogue.publish([stuck(procedure), huge(procedure)].map((one) => publishable(one)));
};

/** Nobody may do anything more where an application is to be turned down. */
const stuck = (procedure: Procedure): Procedure => {
  const copy = { ...structuredClone(procedure), code: STUCK };
  const step = copy.steps['duyet-tra'];
  if (!step || !('task' in step)) throw new Error('there is no such step');
  const [agreed] = Object.values(step.actions);
  if (!agreed) throw new Error('there is no such action');
  step.actions = { 'dong-y': { ...agreed, when: { fact: 'can-xac-minh' } } };
  return copy;
};

/** Five branches of seven steps each before everything else: 8⁵ places and more. */
const huge = (procedure: Procedure): Procedure => {
  const copy = { ...structuredClone(procedure), code: HUGE };
  const [lane = ''] = Object.keys(copy.lanes);
  const branch = (name: string) => {
    const ids = Array.from({ length: 7 }, (_, place) => `${name}-${place}`);
    const steps = ids.map((id, place): [string, Step] => {
      const to = ids[place + 1] ?? 'join';
      return [id, { task: `Việc ${id}`, lane, actions: { xong: { label: 'Xong', to } } }];
    });
    return { start: `${name}-0`, steps: Object.fromEntries(steps) };
  };
  const branches = Object.fromEntries(
    ['a', 'b', 'c', 'd', 'e'].map((name) => [name, branch(name)]),
  );
  copy.steps['song-song'] = { parallel: { branches, then: copy.start } };
  return { ...copy, start: 'song-song' };
};
