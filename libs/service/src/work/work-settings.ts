import { z } from 'zod';

import type { MailOptions } from '../notices/mailer.ts';

const schema = z
  .object({
    REDIS_URL: z
      .string()
      .regex(/^rediss?:\/\//, 'phải có dạng redis://…')
      .optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, 'phải có dạng smtp://…')
      .optional(),
    HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
    HOST: z.string().min(1).default('127.0.0.1'),
    MAIL_FROM: z.string().regex(/@/, 'phải là địa chỉ thư').optional(),
    LOG_LEVEL: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
      .default('info'),
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => SMTP_URL === undefined || MAIL_FROM !== undefined, {
    path: ['MAIL_FROM'],
    message: 'phải có khi đặt SMTP_URL',
  });

/** What the environment says of queues and e-mail. */
export interface WorkSettings {
  /** Absent: queues in PostgreSQL. */
  redisUrl?: string;
  /** Absent: inboxes only. */
  mail?: MailOptions;
  /** Where a worker process answers probes; absent: nowhere. */
  health?: { host: string; port: number };
  logLevel: string;
}

/** A variable of the environment that cannot be used. */
export class WorkSettingsInvalid extends Error {
  override readonly name = 'WorkSettingsInvalid';
  readonly code = 'environment-invalid';
}

/** @throws WorkSettingsInvalid naming the variable */
export const workSettings = (environment: NodeJS.ProcessEnv): WorkSettings => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new WorkSettingsInvalid(
      `Biến môi trường ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
    );
  }
  const { REDIS_URL, SMTP_URL, MAIL_FROM, LOG_LEVEL, HEALTH_PORT, HOST } = parsed.data;
  return {
    logLevel: LOG_LEVEL,
    ...(REDIS_URL !== undefined && { redisUrl: REDIS_URL }),
    ...(HEALTH_PORT !== undefined && { health: { host: HOST, port: HEALTH_PORT } }),
    ...(SMTP_URL !== undefined &&
      MAIL_FROM !== undefined && { mail: { url: SMTP_URL, from: MAIL_FROM } }),
  };
};
