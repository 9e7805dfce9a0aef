// A message service of its own process: takes messages over HTTP and keeps them by id. What it is told on stdin
// (a line each) it does to the next ones: refuse N, hang N, forget N (takes it, but the answer is lost).
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

const [secret = ''] = process.argv.slice(2);
const taken = new Map();
const asked = [];
const doing = [];

createInterface({ input: process.stdin }).on('line', (line) => {
  const [what, times = '1'] = line.split(' ');
  for (let n = 0; n < Number(times); n += 1) doing.push(what);
});

const server = createServer(async (request, response) => {
  if (request.method === 'GET') {
    response.end(JSON.stringify({ taken: [...taken.values()], asked }));
    return;
  }
  let text = '';
  for await (const chunk of request) text += chunk;
  const message = JSON.parse(text);
  asked.push(message.id);
  const what = doing.shift();
  const answer = (status) => {
    response.statusCode = status;
    response.end('{}');
  };
  if (request.headers.authorization !== `Bearer ${secret}`) return answer(401);
  if (request.headers['idempotency-key'] !== message.id) return answer(400);
  if (what === 'down') return answer(503);
  if (what === 'refuse') return answer(422);
  if (what === 'hang') return;
  if (what === 'lead-away') {
    response.setHeader('location', `http://127.0.0.1:${server.address().port}/elsewhere`);
    return answer(307);
  }
  taken.set(message.id, { ...message, path: request.url });
  if (what === 'forget') return request.socket.destroy();
  return answer(200);
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
