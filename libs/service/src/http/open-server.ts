import 'reflect-metadata';

import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { type Logger, pino } from 'pino';

import { consoleAddress, consoleFiles, serveConsole } from './console-files.ts';
import { HttpModule, type HttpOptions } from './http.module.ts';
import { Metrics } from './metrics.ts';
import { openApiOf } from './openapi.ts';
import { ProblemFilter } from './problem.filter.ts';
import { sendSecurityHeaders } from './security-headers.ts';
import { ValidationPipe } from './validation.pipe.ts';

export interface ServerOptions extends HttpOptions {
  host: string;
  /** 0: any free one. */
  port: number;
  /** Folder of the built console; served at / when it is there. */
  console?: string;
  log?: Logger;
  /** Whether /docs and /openapi.json are served; yes unless said otherwise. */
  docs?: boolean;
}

/** The API at work. */
export interface OpenServer {
  /** Where it listens, without a slash at the end. */
  url: string;
  app: NestFastifyApplication;
  /** Lets running requests end, then closes every connection. */
  close: () => Promise<void>;
}

const MEGABYTE = 1024 * 1024;

/** Composes the API without listening: the document of it can then be read. */
export const composeServer = async (options: ServerOptions): Promise<NestFastifyApplication> => {
  const { host: _host, port: _port, console: folder, log = pino(), docs = true, ...http } = options;
  const files = consoleFiles(folder);
  const adapter = new FastifyAdapter({
    bodyLimit: MEGABYTE,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    rewriteUrl: (request: { method?: string | undefined; url?: string | undefined }) =>
      consoleAddress(files, request),
  });
  const app = await NestFactory.create<NestFastifyApplication>(HttpModule.over(http), adapter, {
    logger: false,
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  sendSecurityHeaders(fastify);
  const { http: latency } = app.get(Metrics);
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    latency.observe(
      { method: request.method, route, status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
    done();
  });
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'metrics'] });
  app.useGlobalPipes(new ValidationPipe());
  app.useGlobalFilters(new ProblemFilter(log));
  if (docs)
    SwaggerModule.setup('docs', app, () => openApiOf(app), {
      jsonDocumentUrl: 'openapi.json',
      raw: ['json'],
    });
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
    app,
    url: (await app.getUrl()).replace(/\/$/, ''),
    close: () => app.close(),
  };
};
