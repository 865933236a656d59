import { join } from 'node:path';
import {
  createHeadSigner,
  createLogger,
  exitWhenParentGone,
  keysOf,
  loadConfig,
  reportFailed,
  reportReady,
  systemClock,
} from '#platform';
import { createWorker } from './create-worker.js';
import type { RunningWorker } from './create-worker.js';
import { signHeadStep } from './sign-head.step.js';

const config = loadConfig();
const logger = createLogger({ name: 'worker', format: process.send === undefined ? 'json' : 'lines', level: 'info' });

/** A slice or batch takes less; BullMQ's own closing may wait for a Redis that is gone. Milliseconds. */
const MOST_TO_CLOSE = 8_000;

let worker: RunningWorker | undefined;
let closing: Promise<void> | undefined;
const close = (): Promise<void> => {
  closing ??= (worker?.close() ?? Promise.resolve()).catch((error: unknown) => {
    logger.error(error);
  });
  return closing;
};

try {
  if (config.database.kind !== 'external') {
    throw new Error('the worker needs DATABASE_URL; for the embedded database use: npm start');
  }
  exitWhenParentGone(close);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(0), MOST_TO_CLOSE).unref();
      void close().then(() => process.exit(0));
    });
  }
  const { key, signingKey } = keysOf(config);
  const signedHeads = { folder: join(config.dataDir, 'heads'), signer: createHeadSigner(signingKey) };
  const nightlySteps = [signHeadStep(signedHeads.folder, signedHeads.signer, systemClock)];
  const settings = {
    databaseUrl: config.database.url,
    redisUrl: config.redisUrl,
    masterKey: key,
    nightlySteps,
    signedHeads,
    dueSoonShare: config.dueSoonShare,
    webhooks: { allowedHosts: config.webhookHosts },
    site: config.publicUrls[0],
    logger,
    clock: systemClock,
  };
  worker = await createWorker(settings, config.port, config.host);
  reportReady(worker.url);
} catch (error) {
  logger.error(error);
  reportFailed(error);
  await close();
  process.exitCode = 1;
}
