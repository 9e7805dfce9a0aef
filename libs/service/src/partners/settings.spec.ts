import { exchangeSettings } from './settings.ts';

it('needs nothing: the key is in its file, no closed network is open', () => {
  const settings = exchangeSettings({}, '/nha/exchange.key');
  expect(settings).toMatchObject({ key: { file: '/nha/exchange.key' }, timeoutSeconds: 10 });
  expect(settings.networks.admits('https:', '10.0.0.1')).toBe(false);
});

it('takes the key of the environment before the file, and several networks', () => {
  const key = Buffer.alloc(32, 7);
  const settings = exchangeSettings(
    { EXCHANGE_KEY: key.toString('base64'), EXCHANGE_NETWORKS: '10.0.0.0/8, 127.0.0.0/8' },
    '/nha/exchange.key',
  );
  expect(settings.key).toEqual({ key });
  expect(settings.networks.admits('http:', '127.0.0.1')).toBe(true);
});

it.each([
  ['EXCHANGE_KEY', 'ngắn'],
  ['EXCHANGE_NETWORKS', '10.0.0.0/8 nội bộ'],
  ['EXCHANGE_TIMEOUT', '0'],
])('names the variable that cannot be used: %s', (name, value) => {
  expect(() => exchangeSettings({ [name]: value })).toThrow(
    new RegExp(`^Biến môi trường ${name} `),
  );
});
