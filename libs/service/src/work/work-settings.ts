import { z } from 'zod';

import { safeUrl } from '../identity/config.ts';
import type { MessageService } from '../message-service.ts';
import type { SendingServices } from '../notices/senders.ts';

/** Seconds a message service may take to answer. */
const timeout = z.coerce.number().int().min(1).max(60).default(10);

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
    PUBLIC_URL: safeUrl.optional(),
    SMS_URL: safeUrl.optional(),
    SMS_SECRET: z.string().min(1).optional(),
    SMS_TIMEOUT: timeout,
    ZALO_URL: safeUrl.optional(),
    ZALO_SECRET: z.string().min(1).optional(),
    ZALO_TIMEOUT: timeout,
    PORTAL_URL: safeUrl.optional(),
    PORTAL_SECRET: z.string().min(1).optional(),
    PORTAL_TIMEOUT: timeout,
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
  })
  .refine(({ SMS_URL, SMS_SECRET }) => (SMS_URL === undefined) === (SMS_SECRET === undefined), {
    path: ['SMS_SECRET'],
    message: 'phải có cùng SMS_URL',
  })
  .refine(({ ZALO_URL, ZALO_SECRET }) => (ZALO_URL === undefined) === (ZALO_SECRET === undefined), {
    path: ['ZALO_SECRET'],
    message: 'phải có cùng ZALO_URL',
  })
  .refine(
    ({ PORTAL_URL, PORTAL_SECRET }) => (PORTAL_URL === undefined) === (PORTAL_SECRET === undefined),
    { path: ['PORTAL_SECRET'], message: 'phải có cùng PORTAL_URL' },
  );

/** What the environment says of queues and e-mail. */
export interface WorkSettings {
  /** Absent: queues in PostgreSQL. */
  redisUrl?: string;
  /** Where notices go. */
  sending: SendingServices;
  /** The national portal; absent: it is told nothing. */
  portal?: MessageService;
  /** The address people type. */
  publicUrl?: URL;
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
  const { REDIS_URL, SMTP_URL, MAIL_FROM, LOG_LEVEL, HEALTH_PORT, HOST, PUBLIC_URL } = parsed.data;
  const { SMS_URL, SMS_SECRET, SMS_TIMEOUT, ZALO_URL, ZALO_SECRET, ZALO_TIMEOUT } = parsed.data;
  const { PORTAL_URL, PORTAL_SECRET, PORTAL_TIMEOUT } = parsed.data;
  const portal = serviceOf(PORTAL_URL, PORTAL_SECRET, PORTAL_TIMEOUT);
  const sms = serviceOf(SMS_URL, SMS_SECRET, SMS_TIMEOUT);
  const zalo = serviceOf(ZALO_URL, ZALO_SECRET, ZALO_TIMEOUT);
  return {
    logLevel: LOG_LEVEL,
    ...(REDIS_URL !== undefined && { redisUrl: REDIS_URL }),
    ...(HEALTH_PORT !== undefined && { health: { host: HOST, port: HEALTH_PORT } }),
    ...(PUBLIC_URL !== undefined && { publicUrl: PUBLIC_URL }),
    ...(portal && { portal }),
    sending: {
      ...(SMTP_URL !== undefined &&
        MAIL_FROM !== undefined && { mail: { url: SMTP_URL, from: MAIL_FROM } }),
      ...(sms && { sms }),
      ...(zalo && { zalo }),
    },
  };
};

const serviceOf = (
  url: URL | undefined,
  secret: string | undefined,
  timeoutSeconds: number,
): MessageService | undefined => (url && secret ? { url, secret, timeoutSeconds } : undefined);
