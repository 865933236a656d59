import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  CONNECTION_BUDGET,
  OidcLogin,
  createLogger,
  exitWhenParentGone,
  keysOf,
  loadConfig,
  reportFailed,
  reportReady,
} from '#platform';
import { siteAt } from './auth/site.js';
import { createApi } from './create-api.js';
import { describeApi } from './openapi.js';
import { serveStaffPage } from './pages/staff-page.js';
import { demoAccountsOf } from './session/demo-accounts.js';

const config = loadConfig();
const logger = createLogger({ name: 'api', format: process.send === undefined ? 'json' : 'lines', level: 'info' });

let app: NestFastifyApplication | undefined;
const close = async (): Promise<void> => {
  await app?.close();
};

try {
  if (config.database.kind !== 'external') {
    throw new Error('the api needs DATABASE_URL; for the embedded database use: npm start');
  }
  exitWhenParentGone(close);
  const { key, signingKey } = keysOf(config);
  app = await createApi(
    {
      databaseUrl: config.database.url,
      redisUrl: config.redisUrl,
      poolSize: CONNECTION_BUDGET.apiPool,
      masterKey: key,
      evidence: { signingKey, mostDossiers: config.evidenceDossiers },
      webhookHosts: config.webhookHosts,
      site: siteAt(config.host, config.publicUrls),
      trustedProxies: config.trustedProxies.length === 0 ? undefined : config.trustedProxies,
      signIn: {
        tenant: config.tenant,
        demoAccounts: demoAccountsOf(config),
        oidc: config.oidc === undefined ? undefined : new OidcLogin(config.oidc),
      },
      houseRules: { lateEntryDays: config.lateEntryDays, lateEntryFlagHours: 24 },
      onTrouble: (message) => {
        logger.warn(message);
      },
    },
    logger,
  );
  // Here and not in createApi: specs of the API need no built page, and what serves it does not load in them.
  await serveStaffPage(app);
  describeApi(app);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void close().then(() => process.exit(0));
    });
  }
  await app.listen(config.port, config.host);
  reportReady(await app.getUrl());
} catch (error) {
  logger.error(error);
  reportFailed(error);
  await close();
  process.exitCode = 1;
}
