import { NestFactory } from '@nestjs/core';
import { BackgroundHealth } from '#application';
import { Heartbeat } from './heartbeat.js';
import { HealthServer } from './health-server.js';
import { WorkerModule } from './worker.module.js';
import type { WorkerSettings } from './worker-options.js';

/** A running worker. */
export interface RunningWorker {
  /** Of its health page. */
  readonly url: string;
  readonly workerId: string;
  /** The batch or slice under way ends, then everything is closed. */
  close(): Promise<void>;
}

/** Starts the background side in this process; `port` 0 takes any free one. */
export async function createWorker(settings: WorkerSettings, port: number, host: string): Promise<RunningWorker> {
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(settings), {
    logger: settings.logger,
    abortOnError: false,
  });
  const { workerId } = app.get(Heartbeat);
  const server = new HealthServer(app.get(BackgroundHealth, { strict: false }), workerId);
  const close = async () => {
    await server.close();
    await app.close();
  };
  try {
    return { url: await server.listen(port, host), workerId, close };
  } catch (error) {
    await close();
    throw error;
  }
}
