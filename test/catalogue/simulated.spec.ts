import { simulate } from '#lib/dossier';

import { modelOf, procedures, world } from './kernel.ts';

it.each(procedures.map((one) => [`${one.code}@${one.version}`, one] as const))(
  'simulated dossiers of %s all come to an end, and the kernel refuses no act that is allowed',
  (_name, procedure) => {
    const dossiers = 25;
    const { outcomes, refusals, steps } = simulate(modelOf(procedure), {
      calendar: world.calendars,
      seed: 3,
      dossiers,
    });
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(dossiers);
    expect({ unfinished: outcomes.unfinished, refusals }).toEqual({ unfinished: 0, refusals: [] });
    expect(steps.length).toBeGreaterThan(1);
  },
);
