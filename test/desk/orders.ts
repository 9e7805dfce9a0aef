import { randomUUID } from 'node:crypto';

import { act, type Desk, openDesk, type Order } from '#lib/desk';
import type { Command } from '#lib/dossier';
import { openDatabase } from '#lib/persistence';

/** A copy of a certificate: a flow of steps that goes there and back as often as wanted. */
export const PROCEDURE = '2.000635';
/** An agency with an identifier, so that it gives numbers. */
export const AGENCY = '000.22.24.H23';
export const OWNER = 'thanh-ha';

/** An order of a clerk, now. */
export const order = (dossier: string, type: Command['type'], rest: object = {}): Order => ({
  command: { dossier, type, key: randomUUID(), by: 'can-bo', source: 'desk', ...rest } as Command,
  recorded: 'database',
});

/** A step of the flow, with the reason some of them need. */
export const step = (dossier: string, action: string, rest: object = {}): Order =>
  order(dossier, 'step', { action, reason: 'Theo quy trình', ...rest });

export const submit = (dossier: string): Order =>
  order(dossier, 'submit', { procedure: PROCEDURE, agency: OWNER, channel: 'direct' });

/** Submits and accepts a dossier and hands it to the officer: `trinh-ky` and `tra-lai` go on from there. */
export const openFlow = async (desk: Desk, dossier: string): Promise<void> => {
  for (const one of [
    submit(dossier),
    order(dossier, 'accept'),
    step(dossier, 'chuyen-chuyen-mon'),
  ]) {
    await act(desk, one);
  }
};

/** Another process's desk over the same database: its own connections, nothing in common. */
export const anotherDesk = async (url: string) => {
  const source = await openDatabase(url);
  return { source, desk: await openDesk(source), close: () => source.destroy() };
};
