import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from '@fastify/helmet';
import type { LoggerService } from '@nestjs/common';
import { ApiModule } from './api.module.js';
import type { ApiOptions } from './api.module.js';
import { Metrics } from './health/metrics.js';

/** Bodies are small: a dossier with two hundred components stays far below this. */
const BODY_LIMIT = 1_048_576;

/** The HTTP application, not yet listening. */
export async function createApi(options: ApiOptions, logger: LoggerService | false): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 256 },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    requestTimeout: 60_000,
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot(options), adapter, {
    logger,
    abortOnError: false,
  });
  await app.register(helmet, { contentSecurityPolicy: { directives: { scriptSrc: ["'self'", "'unsafe-inline'"] } } });
  app.setGlobalPrefix('api/v1', { exclude: ['/', 'health/live', 'health/ready', 'metrics'] });
  const metrics = app.get(Metrics);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      metrics.observe(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1_000);
      done();
    });
  app.enableShutdownHooks([]);
  return app;
}
