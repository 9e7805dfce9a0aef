// A partner to try things with: a server that takes Motcua's messages as any vendor would, and sends some. It needs
// nothing but Node:
//
//   node test/support/sandbox-partner.js --secret whsec_… [--port 4100] [--name sandbox --to http://…/exchange/v1/messages]
//
// GET answers what it holds. Lines on stdin: a message to send, as {"type", "dossier", "data"}; or an order:
//   mischief SHARE   spoil that share of what is received and sent (0 … 1)
//   refuse STATUS    answer everything with a status
//   secret whsec_…   sign with another secret, and take what it signed beside what was signed with the ones before
// Received messages are dropped before or after they are taken, refused for a while, and answered late; sent ones are
// doubled, and held back while the next ones go.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const { values: told } = parseArgs({
  options: {
    secret: { type: 'string' },
    port: { type: 'string', default: '0' },
    name: { type: 'string', default: 'sandbox' },
    to: { type: 'string' },
    late: { type: 'string', default: '1500' },
  },
});
if (!told.secret) throw new Error('--secret whsec_…');

const bytesOf = (secret) => Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
let secrets = [bytesOf(told.secret)];
let share = 0;
let refusing = 0;
/** Messages by dossier, in the order of their numbers; each once, by its id. */
const held = {};
const seen = new Set();
const done = {};
let wrong = 0;

const macOf = (secret, id, timestamp, body) =>
  createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest();

/** Whether the sender signed this lately. */
const isSigned = (headers, body) => {
  const {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signature,
  } = headers;
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const given = String(signature)
    .split(' ')
    .map((one) => Buffer.from(one.slice(3), 'base64'));
  return secrets.some((secret) => {
    const mac = macOf(secret, id, timestamp, body);
    return given.some((one) => one.length === mac.length && timingSafeEqual(one, mac));
  });
};

let dice = 1;
/** From 0 to 1, the same in every run. */
const random = () => (dice = (dice * 48271) % 2147483647) / 2147483647;
const note = (mischief) => (done[mischief] = (done[mischief] ?? 0) + 1);
const some = (...mischiefs) =>
  random() < share ? mischiefs[Math.floor(random() * mischiefs.length)] : undefined;

const take = (id, { dossier, n, type, data }) => {
  if (seen.has(id)) return note('known');
  seen.add(id);
  (held[dossier] ??= []).push({ id, n, type, data });
};

const server = createServer(async (request, response) => {
  if (request.method === 'GET') return response.end(JSON.stringify({ held, done, wrong }));
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts);
  const answer = (status) => response.writeHead(status).end();
  if (!isSigned(request.headers, body)) {
    wrong += 1;
    return answer(401);
  }
  if (refusing) return answer(refusing);
  const mischief = some('drop', 'forget', 'fault', 'late');
  if (mischief) note(mischief);
  if (mischief === 'drop') return request.socket.destroy();
  if (mischief === 'fault') return answer(503);
  take(request.headers['webhook-id'], JSON.parse(body));
  if (mischief === 'forget') return request.socket.destroy();
  if (mischief === 'late') await sleep(Number(told.late));
  return answer(204);
});

/** Posts until it is acknowledged. */
const post = async (id, message) => {
  const body = JSON.stringify(message);
  for (;;) {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const answer = await fetch(told.to, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'motcua-partner': told.name,
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${macOf(secrets[0], id, timestamp, body).toString('base64')}`,
      },
      body,
    }).catch(() => undefined);
    if (answer?.ok) return note(`answered ${answer.status}`);
    if (answer && answer.status < 500) return note(`refused ${answer.status}`);
    await sleep(200);
  }
};

const numbers = new Map();
const send = async ({ type, dossier, data }) => {
  const n = (numbers.get(dossier) ?? 0) + 1;
  numbers.set(dossier, n);
  const id = `msg_${randomUUID()}`;
  const message = { type, timestamp: new Date().toISOString(), dossier, n, data };
  const mischief = some('double', 'reorder');
  if (mischief) note(mischief);
  // The next ones overtake it.
  if (mischief === 'reorder') void sleep(Number(told.late)).then(() => post(id, message));
  else await post(id, message);
  if (mischief === 'double') await post(id, message);
};

let sending = Promise.resolve();
createInterface({ input: process.stdin }).on('line', (line) => {
  if (line.startsWith('{')) {
    sending = sending.then(() => send(JSON.parse(line)));
    return;
  }
  const [order, value] = line.split(' ');
  if (order === 'mischief') share = Number(value);
  if (order === 'refuse') refusing = Number(value);
  if (order === 'secret') secrets = [bytesOf(value), ...secrets];
});
server.listen(Number(told.port), '127.0.0.1', () =>
  process.stdout.write(`${server.address().port}\n`),
);
