// A national portal of its own process: takes progress messages and keeps, per dossier, the statuses in the order
// they arrived, each message once by its id. Asked to (a line `mischief N SEED` on stdin) it spoils the next N
// requests by turns: drops them, forgets to answer, answers too late, takes them too late, takes them twice,
// answers with a fault, an error code or something that is no answer. `refuse` makes it refuse everything, `behave`
// ends that.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const [secret = '', late = '1500'] = process.argv.slice(2);
const held = new Map();
const seen = new Set();
const mischiefs = ['drop', 'forget', 'answer-late', 'take-late', 'twice', 'fault', 'code', 'page'];
let spoiled = 0;
let turn = 0;
let refusing = false;
const done = {};

createInterface({ input: process.stdin }).on('line', (line) => {
  const [what, count = '0', seed = '0'] = line.split(' ');
  if (what === 'mischief') [spoiled, turn] = [Number(count), Number(seed)];
  if (what === 'refuse') refusing = true;
  if (what === 'behave') [refusing, spoiled] = [false, 0];
});

const take = (id, data) => {
  if (seen.has(id)) return;
  seen.add(id);
  for (const message of data) {
    const of = held.get(message.MaHoSo) ?? [];
    held.set(message.MaHoSo, [...of, message]);
  }
};

const server = createServer(async (request, response) => {
  if (request.method === 'GET') {
    response.end(JSON.stringify({ held: Object.fromEntries(held), done }));
    return;
  }
  let text = '';
  for await (const chunk of request) text += chunk;
  const { service, data } = JSON.parse(text);
  const id = request.headers['idempotency-key'];
  const answer = (status, body) => {
    response.statusCode = status;
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  if (request.headers.authorization !== `Bearer ${secret}`) return answer(401, {});
  if (service !== 'CapNhatTienDoHoSoMC' || data[0].MaThongDiep !== id) return answer(400, {});
  if (refusing) return answer(400, { error_code: '-1' });
  const mischief = spoiled > 0 ? mischiefs[turn++ % mischiefs.length] : undefined;
  spoiled -= 1;
  if (mischief) done[mischief] = (done[mischief] ?? 0) + 1;
  if (mischief === 'drop') return request.socket.destroy();
  if (mischief === 'fault') return answer(503, {});
  if (mischief === 'code') return answer(200, { error_code: '-1', message: 'Bận' });
  if (mischief === 'page') return answer(200, '<html>Bảo trì</html>');
  if (mischief === 'take-late') await sleep(Number(late));
  take(id, data);
  if (mischief === 'twice') take(id, data);
  if (mischief === 'forget') return request.socket.destroy();
  if (mischief === 'answer-late') await sleep(Number(late));
  return answer(200, { error_code: '00', message: 'OK' });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
