import { join, resolve } from 'node:path';

import { z } from 'zod';

import { DiskStorage } from './disk-storage.ts';
import { S3Storage, type S3Options } from './s3-storage.ts';
import type { FileStorage } from './storage.ts';

const MEGABYTE = 1024 * 1024;
const megabytes = z.coerce.number().int().min(1).max(10_000);
const S3 = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

const schema = z
  .object({
    FILES_FOLDER: z.string().min(1).optional(),
    S3_ENDPOINT: z
      .string()
      .regex(/^https?:\/\/[^/]+\/?$/, 'phải có dạng https://máy-chủ[:cổng]')
      .optional(),
    S3_BUCKET: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'phải là tên bucket S3')
      .optional(),
    S3_REGION: z.string().min(1).default('us-east-1'),
    S3_ACCESS_KEY_ID: z.string().min(1).optional(),
    S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
    CLAMD_ADDRESS: z
      .string()
      .regex(
        /^(?:unix:\/.+|[^:]+:\d{1,5}|\[[0-9a-f:]+\]:\d{1,5})$/,
        'phải là máy:cổng hoặc unix:/đường-dẫn',
      )
      .optional(),
    FILE_MAX_MB: megabytes.default(20),
    DOSSIER_FILES_MAX_MB: megabytes.default(200),
  })
  .superRefine((given, context) => {
    const named = S3.filter((name) => given[name] !== undefined);
    const missing = S3.find((name) => given[name] === undefined);
    if (named.length > 0 && missing !== undefined) {
      context.addIssue({
        code: 'custom',
        path: [missing],
        message: `phải có khi đặt ${named[0] ?? ''}`,
      });
    }
  });

/** Where files are kept and what is taken. */
export interface FileSettings {
  /** The folder of this machine: the store itself unless there is a bucket, and the spool in any case. */
  folder: string;
  s3?: S3Options;
  /** Absent: files are not scanned. */
  clamd?: string;
  /** The most one file may have, bytes. */
  largest: number;
  /** The most all files of one dossier may have, bytes. */
  largestTogether: number;
}

/** A variable of the environment that cannot be used. */
export class FileSettingsInvalid extends Error {
  override readonly name = 'FileSettingsInvalid';
  readonly code = 'environment-invalid';
}

/**
 * What the environment says of files.
 *
 * @param folder - where they are kept unless it says otherwise
 * @throws FileSettingsInvalid naming the variable
 */
export const fileSettings = (environment: NodeJS.ProcessEnv, folder: string): FileSettings => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new FileSettingsInvalid(
      `Biến môi trường ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
    );
  }
  const { data } = parsed;
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, CLAMD_ADDRESS } = data;
  return {
    folder: resolve(data.FILES_FOLDER ?? folder),
    largest: data.FILE_MAX_MB * MEGABYTE,
    largestTogether: data.DOSSIER_FILES_MAX_MB * MEGABYTE,
    ...(CLAMD_ADDRESS !== undefined && { clamd: CLAMD_ADDRESS }),
    ...(S3_ENDPOINT !== undefined &&
      S3_BUCKET !== undefined &&
      S3_ACCESS_KEY_ID !== undefined &&
      S3_SECRET_ACCESS_KEY !== undefined && {
        s3: {
          endpoint: S3_ENDPOINT,
          bucket: S3_BUCKET,
          region: data.S3_REGION,
          accessKeyId: S3_ACCESS_KEY_ID,
          secretAccessKey: S3_SECRET_ACCESS_KEY,
        },
      }),
  };
};

/** The storage some settings name, and the spool beside it. */
export const storageOf = ({
  folder,
  s3,
}: FileSettings): { storage: FileStorage; spool: string } => ({
  storage: s3 ? new S3Storage(s3) : new DiskStorage(folder),
  spool: join(folder, 'spool'),
});
