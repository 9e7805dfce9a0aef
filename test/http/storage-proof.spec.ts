import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { fileSettings } from '#lib/files';

import { eventually } from '../queues/backends.ts';
import { testOffice } from '../support/office.ts';
import { BUCKET, s3Keys, s3Server } from '../support/s3-server.ts';

const ready = async (url: string) => {
  const response = await fetch(`${url}/health/ready`);
  return { status: response.status, body: await response.json() };
};

it('a server whose storage of files never worked is not ready, and is once it does', async () => {
  const s3 = await s3Server();
  const environment = {
    S3_ENDPOINT: s3.endpoint,
    S3_BUCKET: BUCKET,
    S3_REGION: s3Keys.region,
    S3_ACCESS_KEY_ID: s3Keys.accessKeyId,
    S3_SECRET_ACCESS_KEY: 'sai',
  };
  const files = fileSettings(environment, join(tmpdir(), `motcua-files-${process.pid}`));
  const office = await testOffice({ files });
  try {
    const { url } = office.server;
    expect(await ready(url)).toEqual({
      status: 503,
      body: { status: 'down', code: 'file-storage-down' },
    });
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    // The key is put right where it is kept: the storage is tried again by itself.
    if (files.s3) files.s3.secretAccessKey = s3Keys.secretAccessKey;
    expect(
      await eventually(
        () => ready(url),
        ({ status }) => status === 200,
      ),
    ).toMatchObject({
      status: 200,
    });
    await s3.stop();
    expect((await ready(url)).status).toBe(200);
  } finally {
    await office.close();
  }
});
