import { ApiProblem, ApiUnreachable, answerOf } from './answer.ts';
import { apiClient } from './api-client.ts';

const problem = {
  type: 'urn:motcua:problem:throttled',
  title: 'Quá nhiều lần thử',
  status: 429,
  code: 'throttled',
  detail: 'Hãy đợi rồi thử lại.',
};
const asked: Request[] = [];
const answering = (make: () => Response) =>
  apiClient({
    baseUrl: 'http://server.test',
    fetch: (request) => {
      asked.push(request);
      return Promise.resolve(make());
    },
    headers: ({ method }) => ({ 'x-asked-by': method }),
  });

it('a call answers its value and sends the headers asked for', async () => {
  const api = answering(() => Response.json({ items: [] }));
  expect(await answerOf(api.GET('/api/v1/agencies', { params: { query: {} } }))).toEqual({
    items: [],
  });
  expect(asked.at(-1)?.url).toBe('http://server.test/api/v1/agencies');
  expect(asked.at(-1)?.headers.get('x-asked-by')).toBe('GET');
});

it('a problem is thrown with its code and when to try again', async () => {
  const api = answering(() =>
    Response.json(problem, {
      status: 429,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '30' },
    }),
  );
  const error: unknown = await answerOf(api.GET('/api/v1/procedures', {})).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ApiProblem);
  expect(error).toMatchObject({ code: 'throttled', status: 429, retryAfter: 30 });
});

it('something between us and the server is not the server', async () => {
  const api = answering(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
  await expect(answerOf(api.GET('/api/v1/procedures', {}))).rejects.toBeInstanceOf(ApiUnreachable);
});

it('no answer is said to be none', async () => {
  const api = apiClient({
    baseUrl: 'http://server.test',
    fetch: () => Promise.reject(new TypeError('fetch failed')),
  });
  await expect(answerOf(api.GET('/api/v1/procedures', {}))).rejects.toBeInstanceOf(ApiUnreachable);
});
