import { OncePerPin } from './once-per-pin.ts';

/** Something made when it is told to be. */
const slow = () => {
  let finish: (made: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  let runs = 0;
  const told: ((count: number) => void)[] = [];
  const make = (visited: (count: number) => void): Promise<string> => {
    runs += 1;
    told.push(visited);
    return new Promise((resolve, reject) => {
      finish = resolve;
      fail = reject;
    });
  };
  return {
    make,
    told,
    runs: () => runs,
    finish: (made: string) => finish(made),
    fail: (error: Error) => fail(error),
  };
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('is made once for all who ask, then and later', async () => {
  const { make, runs, finish } = slow();
  const once = new OncePerPin<string>(2);
  const askers = [once.of('a', make), once.of('a', make), once.of('a', make)];
  await turn();
  finish('made');
  expect(await Promise.all(askers.map(({ made }) => made))).toEqual(['made', 'made', 'made']);
  expect(await once.of('a', make).made).toBe('made');
  expect(runs()).toBe(1);
});

it('says how far it is, and goes one after another', async () => {
  const [first, second] = [slow(), slow()];
  const once = new OncePerPin<string>(2);
  const [a, b] = [once.of('a', first.make), once.of('b', second.make)];
  await turn();
  first.told[0]?.(120);
  expect([a.visited, b.visited, second.runs()]).toEqual([120, 0, 0]);
  first.fail(new Error('no'));
  await expect(a.made).rejects.toThrow('no');
  await turn();
  expect(second.runs()).toBe(1);
  second.finish('made');
  expect(await b.made).toBe('made');
});

it('is tried again after a failure', async () => {
  const { make, runs, finish, fail } = slow();
  const once = new OncePerPin<string>(2);
  const failed = once.of('a', make);
  await turn();
  fail(new Error('no'));
  await expect(failed.made).rejects.toThrow('no');
  await turn();
  const again = once.of('a', make);
  await turn();
  finish('made');
  expect(await again.made).toBe('made');
  expect(runs()).toBe(2);
});

it('keeps what was asked for last', async () => {
  const runs: string[] = [];
  const once = new OncePerPin<string>(2);
  const ask = (pin: string) =>
    once.of(pin, () => {
      runs.push(pin);
      return Promise.resolve(pin);
    }).made;
  for (const pin of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(pin);
  expect(runs).toEqual(['a', 'b', 'c', 'b']);
});
