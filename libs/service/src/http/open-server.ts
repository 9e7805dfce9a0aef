import 'reflect-metadata';

import { fastifyCookie } from '@fastify/cookie';
import { getQueueToken } from '@nestjs/bullmq';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { Queue } from 'bullmq';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

import type { Desk } from '#lib/desk';
import type { FileSettings } from '#lib/files';
import { mountBoard, queueNames } from '#lib/queues';
import type { SignatureSettings } from '#lib/signatures';

import { acceptForms } from '../citizen/accept-forms.ts';
import { CitizenModule } from '../citizen/citizen.module.ts';
import { lookUpAddress } from '../citizen/look-up-address.ts';
import { LOOK_UP } from '../citizen/frame.ts';
import { type CitizenSettings, citizenSettings } from '../citizen/settings.ts';
import { DESK, EngineModule } from '../engine.module.ts';
import { acceptBytes } from '../files/accept-bytes.ts';
import { FilesModule } from '../files/files.module.ts';
import { Accounts } from '../identity/accounts.ts';
import { demandAdministrator } from '../identity/administrator.ts';
import { ApiKeys } from '../identity/api-keys.ts';
import type { IdentityConfig } from '../identity/config.ts';
import { sessionToken } from '../identity/cookies.ts';
import { AccessDenied } from '../identity/errors.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { Recognition } from '../identity/recognition.ts';
import { acceptMessages, EXCHANGE } from '../partners/accept-messages.ts';
import type { WorkOptions } from '../work/tokens.ts';
import { WorkModule } from '../work/work.module.ts';
import { consoleAddress, consoleFiles, serveConsole } from './console-files.ts';
import { Draining } from './draining.ts';
import { HttpModule } from './http.module.ts';
import { Metrics } from './metrics.ts';
import { openApiOf } from './openapi.ts';
import { ProblemFilter, tellProblem } from './problem.filter.ts';
import { ReadLog } from './read-log.ts';
import { sendSecurityHeaders } from './security-headers.ts';
import { UnreadParameters } from './unread-parameters.ts';
import { ValidationPipe } from './validation.pipe.ts';

export interface ServerOptions {
  host: string;
  /** 0: any free one. */
  port: number;
  /** Folder of processes/: forms and narratives of printed reports. */
  catalogue: string;
  /** Folder of the built console; served at / when it is there. */
  console?: string | undefined;
  identity: IdentityConfig;
  /** How citizens are let in to their own dossier; as without any setting. */
  citizen?: CitizenSettings;
  /** Where files are kept and what is taken. */
  files: FileSettings;
  /** Whom digital signatures are believed for; they are not checked unless said. */
  signatures?: SignatureSettings;
  /** The database, the queues, e-mail and the log; whether jobs are consumed here too. */
  work: WorkOptions;
  /** Connections to the database beside those of the queues. */
  connections?: number;
  /** Addresses of proxies whose X-Forwarded-* headers are believed. */
  trustedProxies?: string | undefined;
  /** What Prometheus presents to read the figures from another machine; absent: this machine alone reads them. */
  metricsToken?: string | undefined;
  /** Whether everything published is proved in the background; not unless said. */
  survey?: boolean;
  /** Milliseconds between being told to close and taking no more; 0. */
  drain?: number;
}

/** The API at work. */
export interface OpenServer {
  /** Where it listens, without a slash at the end. */
  url: string;
  desk: Desk;
  accounts: Accounts;
  apiKeys: ApiKeys;
  /** Lets running requests end, then closes every connection. */
  close: () => Promise<void>;
}

const MEGABYTE = 1024 * 1024;
const CONNECTIONS = 8;
/** Routes outside the API's prefix: for probes and Prometheus. */
const OPERATION = ['health/live', 'health/ready', 'metrics'];
const PAGES = [LOOK_UP, `${LOOK_UP}/*path`];
const PARTNERS = [`${EXCHANGE}/*path`];

/** Composes the API without listening: the document of it can then be read. */
export const composeServer = async (options: ServerOptions): Promise<NestFastifyApplication> => {
  const { console: folder, catalogue, work, connections = CONNECTIONS } = options;
  const files = consoleFiles(folder);
  const adapter = new FastifyAdapter({
    bodyLimit: MEGABYTE,
    // Requests at hand are answered; event streams end by themselves when their source does.
    forceCloseConnections: 'idle',
    // What arrives on an open connection while closing is answered like everything before it.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    ...(options.trustedProxies !== undefined && { trustProxy: options.trustedProxies }),
    rewriteUrl: (request: { method?: string | undefined; url?: string | undefined }) =>
      consoleAddress(files, request),
  });
  const engine = EngineModule.over(work.databaseUrl, { connections });
  const parts = {
    engine,
    identity: IdentityModule.over(engine, options.identity, work.logger),
    citizen: CitizenModule.over(
      engine,
      options.identity,
      options.citizen ?? citizenSettings({}),
      work.logger,
    ),
    files: FilesModule.over(engine, options.files, options.signatures, work.logger),
    work: WorkModule.over(engine, work),
  };
  const app = await NestFactory.create<NestFastifyApplication>(
    HttpModule.over(parts, {
      catalogue,
      lookUp: lookUpAddress(options.identity.publicUrl),
      metricsToken: options.metricsToken,
      survey: options.survey ?? false,
      readsWaiting: (error) => work.logger.warn({ err: error }, 'chưa ghi được ai đã xem hồ sơ'),
    }),
    adapter,
    // Fastify's own parser takes JSON only: a form of another site's page is refused for its media type.
    { logger: false, abortOnError: false, bodyParser: false },
  );
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  acceptMessages(fastify);
  acceptForms(fastify, LOOK_UP);
  acceptBytes(fastify, '/api/v1/files');
  await app.register(fastifyCookie);
  sendSecurityHeaders(fastify, options.identity.publicUrl?.protocol === 'https:');
  app.get(Draining).tell(fastify);
  // After the last answer, and before the database is let go.
  fastify.addHook('onClose', () => app.get(ReadLog).close());
  observe(fastify, app.get(Metrics), work.logger);
  app.setGlobalPrefix('api/v1', { exclude: [...OPERATION, ...PAGES, ...PARTNERS] });
  // After the guard that knows who asks.
  app.useGlobalGuards(new UnreadParameters());
  app.useGlobalPipes(new ValidationPipe());
  app.useGlobalFilters(new ProblemFilter(work.logger));
  SwaggerModule.setup('docs', app, () => openApiOf(app), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
  });
  await showQueues(app, fastify);
  await serveConsole(fastify, folder);
  await app.init();
  return app;
};

/** Opens the API on a host and port. */
export const openServer = async (options: ServerOptions): Promise<OpenServer> => {
  const app = await composeServer(options);
  try {
    await app.listen(options.port, options.host);
  } catch (error) {
    await app.close();
    throw error;
  }
  return {
    url: (await app.getUrl()).replace(/\/$/, ''),
    desk: app.get<Desk>(DESK),
    accounts: app.get(Accounts),
    apiKeys: app.get(ApiKeys),
    close: async () => {
      await app.get(Draining).drain(options.drain ?? 0);
      await app.close();
    },
  };
};

/** Measures every answer, and writes a line of who did what to which dossier; never what they sent. */
const observe = (fastify: FastifyInstance, { http }: Metrics, logger: Logger): void => {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, actor } = request;
    const route = request.routeOptions.url ?? 'none';
    http.observe({ method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    const { id: dossier, action } = request.params as { id?: string; action?: string };
    const level = method === 'GET' ? 'debug' : 'info';
    logger[level](
      {
        route: `${method} ${route}`,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ...(actor && { actor: actor.id }),
        ...(route.includes('/dossiers/') && { dossier, action }),
      },
      'yêu cầu',
    );
    done();
  });
};

/** The board of the queues, for administrators with a session. */
const showQueues = async (app: NestFastifyApplication, fastify: FastifyInstance): Promise<void> => {
  const recognition = app.get(Recognition);
  const { directory } = app.get<Desk>(DESK);
  const queues = queueNames.map((name) => app.get<Queue>(getQueueToken(name), { strict: false }));
  await mountBoard(fastify, queues, async (request, reply): Promise<void> => {
    try {
      const token = sessionToken(request);
      const recognised = token ? await recognition.bySession(token) : undefined;
      if (!recognised) throw new AccessDenied('unauthenticated');
      demandAdministrator(directory, recognised.actor);
    } catch (error) {
      tellProblem(reply, error);
    }
  });
};
