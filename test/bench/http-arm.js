/**
 * One arm of command.bench.ts as a process of its own: clerks over HTTP, each on a connection kept alive.
 * They speak it over bare sockets, since what a client costs is taken from the same machine. Prints what
 * they took.
 */
import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';

import { work } from './work.js';

const { url, key, minimal, ...shift } = JSON.parse(process.argv[2]);
const { hostname, port, host } = new URL(url);
const prefer = minimal ? 'Prefer: return=minimal\r\n' : '';
const done = `HTTP/1.1 ${minimal ? 204 : 200} `;

const sockets = Array.from({ length: shift.clients }, () => connect(Number(port), hostname));
await Promise.all(sockets.map((socket) => once(socket, 'connect')));

/** One answer at a time: its head says how long it is. */
const answerOn = (socket) =>
  new Promise((resolve, reject) => {
    let got = Buffer.alloc(0);
    const heard = (chunk) => {
      got = got.length === 0 ? chunk : Buffer.concat([got, chunk]);
      const end = got.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = got.toString('latin1', 0, end);
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (got.length < end + 4 + length) return;
      socket.off('data', heard);
      if (head.startsWith(done)) resolve();
      else reject(new Error(got.toString('utf8')));
    };
    socket.on('data', heard);
  });

const took = await work(shift, (clerk) => (dossier, action) => {
  const socket = sockets[clerk];
  const body = JSON.stringify({ action, reason: 'Theo quy trình' });
  const answer = answerOn(socket);
  socket.write(
    `POST /api/v1/dossiers/${dossier}/actions/step HTTP/1.1\r\n` +
      `Host: ${host}\r\nAuthorization: Bearer ${key}\r\nIdempotency-Key: ${randomUUID()}\r\n` +
      `${prefer}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  return answer;
});
process.stdout.write(JSON.stringify(took));
for (const socket of sockets) socket.destroy();
