import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';

import type { Dice } from '../demo-log/dice.ts';

/** What is done to requests on their way, each with its probability. */
export interface Mischief {
  /** The request never arrives. */
  drop: number;
  /** It arrives, and its answer is lost. */
  silence: number;
  /** It arrives twice. */
  double: number;
  /** It waits, so that later ones overtake it. */
  delay: number;
}

/** A place between two deployments that loses, doubles and delays what they tell each other. */
export interface Between {
  url: string;
  /** How often each happened. */
  done: Record<keyof Mischief, number>;
  /** From now on everything arrives. */
  behave: () => void;
  stop: () => Promise<void>;
}

/** The longest a delayed request waits, milliseconds. */
const LONGEST = 400;

/** @param port - where what arrives is passed on to */
export const between = async (port: number, mischief: Mischief, dice: Dice): Promise<Between> => {
  const done = { drop: 0, silence: 0, double: 0, delay: 0 };
  let behaves = false;
  const happens = (what: keyof Mischief): boolean => {
    const so = !behaves && dice.chance(mischief[what]);
    if (so) done[what] += 1;
    return so;
  };
  const pass = async (incoming: IncomingMessage, body: Buffer) => {
    const { method, url, headers } = incoming;
    const outgoing = forward({ host: '127.0.0.1', port, method, path: url, headers });
    outgoing.end(body);
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    return { status: answer.statusCode ?? 502, body: await buffer(answer) };
  };
  const server = createServer((incoming, response) => {
    const answer = async (): Promise<void> => {
      const body = await buffer(incoming);
      if (happens('drop')) return void response.destroy();
      if (happens('delay')) await sleep(dice.between(1, LONGEST));
      if (happens('double')) await pass(incoming, body);
      const { status, body: said } = await pass(incoming, body);
      if (happens('silence')) return void response.destroy();
      response.writeHead(status);
      response.end(said);
    };
    // Whoever is behind was killed, or the sender went away.
    answer().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    done,
    behave: () => {
      behaves = true;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
