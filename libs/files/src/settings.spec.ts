import { fileSettings, FileSettingsInvalid } from './settings.ts';

const s3 = {
  S3_ENDPOINT: 'https://kho.vn:9000',
  S3_BUCKET: 'ho-so',
  S3_ACCESS_KEY_ID: 'a',
  S3_SECRET_ACCESS_KEY: 'b',
};
const MEGABYTE = 1024 * 1024;

it('without any setting files are in the folder, twenty megabytes each', () => {
  expect(fileSettings({}, '/home/files')).toEqual({
    folder: '/home/files',
    largest: 20 * MEGABYTE,
    largestTogether: 200 * MEGABYTE,
  });
});

it('a bucket, a scanner and limits are taken as they are said', () => {
  const given = {
    ...s3,
    CLAMD_ADDRESS: 'unix:/run/clamd.sock',
    FILE_MAX_MB: '5',
    FILES_FOLDER: '/f',
  };
  expect(fileSettings(given, '/home/files')).toMatchObject({
    folder: '/f',
    s3: { endpoint: 'https://kho.vn:9000', bucket: 'ho-so', region: 'us-east-1' },
    clamd: 'unix:/run/clamd.sock',
    largest: 5 * MEGABYTE,
  });
});

it.each<[string, Record<string, string>]>([
  ['S3_ENDPOINT', { ...s3, S3_ENDPOINT: 'kho.vn' }],
  ['S3_BUCKET', { ...s3, S3_BUCKET: 'Hồ sơ' }],
  ['S3_SECRET_ACCESS_KEY', { ...s3, S3_SECRET_ACCESS_KEY: '' }],
  ['S3_ENDPOINT', { S3_BUCKET: 'ho-so' }],
  ['CLAMD_ADDRESS', { CLAMD_ADDRESS: 'clamd' }],
  ['FILE_MAX_MB', { FILE_MAX_MB: 'nhiều' }],
])('%s is named when it cannot be used: %j', (name, environment) => {
  expect(() => fileSettings(environment, '/f')).toThrow(FileSettingsInvalid);
  expect(() => fileSettings(environment, '/f')).toThrow(name);
});
