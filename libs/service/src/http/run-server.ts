import { z } from 'zod';

import { fileSettings } from '#lib/files';
import { backendFor } from '#lib/queues';
import { signatureSettings } from '#lib/signatures';

import { citizenSettings } from '../citizen/settings.ts';
import { identityConfig } from '../identity/config.ts';
import { openLog } from '../log.ts';
import { exchangeSettings } from '../partners/settings.ts';
import { type Place, usePlace, whenUp } from '../place.ts';
import { untilTold } from '../until-told.ts';
import { workSettings, WorkSettingsInvalid } from '../work/work-settings.ts';
import { type OpenServer, openServer } from './open-server.ts';

const schema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  TRUSTED_PROXIES: z.string().min(1).optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
});

/** Milliseconds in which probes and clients learn that a server is about to end. */
const DRAIN = 1_000;

/** What of a server its command line may say; the rest is the environment's. */
export interface ServerArguments {
  port?: number | undefined;
  host?: string | undefined;
  /** Whether jobs are consumed in this process too. */
  consume: boolean;
  /** Folder of the built console. */
  console?: string | undefined;
  /** Folder files are kept in unless the environment says otherwise. */
  files: string;
  /** File of the key that partners' secrets are encrypted with, unless the environment says it. */
  exchangeKey?: string;
}

/** A server that was just opened, and the administrator made for it if it is the installation's first. */
export interface Opened extends OpenServer {
  administrator: { username: string; oneTimePassword: string } | undefined;
}

/**
 * Runs API, console and (unless told not to) the queue workers until the process is told to end: requests
 * and jobs at hand are finished, then it returns. A database server that is away is waited for. Log lines
 * are JSON on stdout.
 *
 * @param told - called once it listens
 * @throws WorkSettingsInvalid, IdentityConfigInvalid, CitizenSettingsInvalid, FileSettingsInvalid,
 *   SignatureSettingsInvalid, ExchangeSettingsInvalid
 */
export const runServer = async (
  place: Place,
  catalogue: string,
  environment: NodeJS.ProcessEnv,
  args: ServerArguments,
  told: (opened: Opened) => Promise<void> | void,
): Promise<void> => {
  const { redisUrl, sending, portal, publicUrl, logLevel } = workSettings(environment);
  const identity = identityConfig(environment);
  const citizen = citizenSettings(environment);
  const files = fileSettings(environment, args.files);
  const signatures = signatureSettings(environment);
  const exchange = exchangeSettings(environment, args.exchangeKey);
  const { HOST, PORT, TRUSTED_PROXIES, METRICS_TOKEN } = addressOf(environment, args);
  const logger = openLog('motcua-server', logLevel);
  await untilTold(
    logger,
    async (signal) => {
      const { url, leave } = await usePlace(place, catalogue);
      try {
        const backend = backendFor(url, redisUrl);
        const server = await whenUp(
          url,
          () =>
            openServer({
              host: args.host ?? HOST,
              port: args.port ?? PORT,
              catalogue,
              console: args.console,
              identity,
              citizen,
              files,
              signatures,
              trustedProxies: TRUSTED_PROXIES,
              metricsToken: METRICS_TOKEN,
              drain: DRAIN,
              survey: true,
              work: {
                databaseUrl: url,
                backend,
                logger,
                consume: args.consume,
                exchange,
                ...sending,
                ...(portal && { portal }),
                ...(publicUrl && { publicUrl }),
              },
            }),
          logger,
          signal,
        );
        const { rss } = process.memoryUsage();
        logger.info(
          {
            url: server.url,
            queues: backend.kind,
            worker: args.consume,
            sending: Object.keys(sending),
            startedInMs: Math.round(performance.now()),
            memoryMB: Math.round(rss / 1024 / 1024),
          },
          'máy chủ đã chạy',
        );
        return {
          ...server,
          close: async () => {
            await server.close();
            await leave();
          },
        };
      } catch (error) {
        await leave();
        throw error;
      }
    },
    async (server) =>
      told({ ...server, administrator: await server.accounts.createFirstAdministrator() }),
  );
};

/** Where to listen; what the command line says of it, the environment is not asked. */
const addressOf = (
  environment: NodeJS.ProcessEnv,
  { host, port }: Pick<ServerArguments, 'host' | 'port'>,
): z.infer<typeof schema> => {
  const told = new Set([
    ...(host === undefined ? [] : ['HOST']),
    ...(port === undefined ? [] : ['PORT']),
  ]);
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => value !== '' && !told.has(name)),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const name = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new WorkSettingsInvalid(`Biến môi trường ${name} không dùng được.`);
};
