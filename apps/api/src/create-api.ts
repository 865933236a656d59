import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import cookies from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { LoggerService } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApiModule, siteOf } from './api.module.js';
import type { ApiOptions } from './api.module.js';
import { withinNoTenantYet } from '#platform';
import { CLOSED_POLICY } from './http/content-security.js';
import { refuseOtherNames } from './http/host-names.js';
import { takeJson } from './http/json-body.js';
import { Metrics } from './health/metrics.js';
import { XLSX } from './imports/imports.controller.js';

/** Bodies are small: a dossier with two hundred components stays far below this. */
const BODY_LIMIT = 1_048_576;

/** A catalogue is sent whole: some tens of thousands of procedures. */
const CATALOGUE_BODY_LIMIT = 10 * BODY_LIMIT;
const EVENTS_IN = '/api/v1/ingest/events';
const CATALOGUE_IMPORT = '/api/v1/catalogue/import';
/** A message of the sync holds some thousands of items; larger ones come as a file (`dh import dvcqg`). */
const SYNC_BODY_LIMIT = 32 * BODY_LIMIT;
const SYNC = '/api/v1/ingest/dvcqg';
const CALENDAR_IMPORT = '/api/v1/calendars';
/** A thousand rows of a sheet; bigger ones come as a file (`dh intake`). */
const SHEET_BODY_LIMIT = 5 * BODY_LIMIT;
const SHEET_INTAKE = '/api/v1/imports/intake';
/** Some hundred thousand rows, or gzipped some millions; bigger lists by `dh import`. */
const CASE_LIST_BODY_LIMIT = 32 * BODY_LIMIT;
const CASE_LISTS = '/api/v1/imports';

/** The citizens' pages: people type and scan these. */
const CITIZEN_PATHS = ['', '/style.css', '/bien-nhan/:token', '/bien-nhan/:token/danh-gia'].map(
  (end) => `tra-cuu${end}`,
);

/** The HTTP application, not yet listening. */
export async function createApi(options: ApiOptions, logger: LoggerService | false): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 256 },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    requestTimeout: 60_000,
    trustProxy: options.trustedProxies === undefined ? false : [...options.trustedProxies],
  });
  // Nest has no way to say this at the controller; the routes are made later than this.
  adapter.getInstance().addHook('onRoute', (route) => {
    if (route.url === CATALOGUE_IMPORT || route.url === EVENTS_IN) route.bodyLimit = CATALOGUE_BODY_LIMIT;
    if (route.url === SYNC) route.bodyLimit = SYNC_BODY_LIMIT;
    if (route.url === SHEET_INTAKE) route.bodyLimit = SHEET_BODY_LIMIT;
    if (route.url === CASE_LISTS && route.method === 'POST') route.bodyLimit = CASE_LIST_BODY_LIMIT;
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot(options), adapter, {
    logger,
    abortOnError: false,
  });
  await app.register(helmet, { contentSecurityPolicy: CLOSED_POLICY });
  await app.register(cookies);
  refuseOtherNames(app, siteOf(options));
  // Here and not before: what is read of a body is read in the context of its socket.
  adapter.getInstance().addHook('preHandler', (_request, _reply, done) => {
    withinNoTenantYet(done);
  });
  takeTables(app);
  takeJson(app, BODY_LIMIT);
  app.setGlobalPrefix('api/v1', { exclude: ['/', ...CITIZEN_PATHS, 'health/live', 'health/ready', 'metrics'] });
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

/** Tables go to their use cases as bytes; on every other route these types stay unsupported. */
function takeTables(app: NestFastifyApplication): void {
  const bytesOn =
    (...routes: string[]) =>
    (request: FastifyRequest, body: Buffer, done: (error: Error | null, value?: Buffer) => void): void => {
      if (routes.includes(request.routeOptions.url ?? '')) done(null, body);
      else done(new UnsupportedMediaTypeException());
    };
  app.useBodyParser('text/csv', { bodyLimit: BODY_LIMIT }, bytesOn(CALENDAR_IMPORT, SHEET_INTAKE));
  app.useBodyParser(XLSX, { bodyLimit: BODY_LIMIT }, bytesOn(SHEET_INTAKE));
  app.useBodyParser('multipart/form-data', { bodyLimit: BODY_LIMIT }, bytesOn(CASE_LISTS));
}
