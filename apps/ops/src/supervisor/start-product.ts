import { ConfigError, EmbeddedPostgresError, MigrationError } from '#platform';
import { childEnvironment, describeBudget, keysOf, loadConfig, prepareDatabase } from '#platform';
import type { Config, Environment } from '#platform';
import { addressOf } from './address.js';
import { choosePort, waitForPort } from './choose-port.js';
import { takeDataFolder } from './data-folder-lock.js';
import { openDatabase } from './open-database.js';
import { prepareSteps, readySteps, type StartStep, type StepContext } from './prepare-steps.js';
import { runChildren, type Mains } from './run-children.js';
import { StartError } from './start-error.js';
import { listenForStop, Stopped, type StopRequest } from './stop-request.js';

/** What `npm start` starts; specs bring children of their own. */
export interface StartOptions {
  readonly env: Environment;
  readonly mains: Mains;
  readonly print?: (line: string) => void;
  /** Instead of {@link prepareSteps} and {@link readySteps}. */
  readonly steps?: { readonly prepare: readonly StartStep[]; readonly ready: readonly StartStep[] };
}

/** What `exitWhenParentGone` gives a child to close, and a little more. */
const CHILDREN_GONE_AFTER_MILLISECONDS = 11_000;

/** Runs the whole product until it is stopped; answers the exit code. */
export async function startProduct(options: StartOptions): Promise<number> {
  const print = options.print ?? ((line: string) => void process.stdout.write(`${line}\n`));
  const stop = listenForStop(print, options.env);
  try {
    return await run(loadConfig(options.env), options, print, stop);
  } catch (error) {
    if (error instanceof Stopped) return 0;
    print(`Đúng Hẹn did not start. ${explain(error)}`);
    return 1;
  } finally {
    stop.dispose();
  }
}

async function run(config: Config, options: StartOptions, print: (line: string) => void, stop: StopRequest) {
  const steps = options.steps ?? { prepare: prepareSteps, ready: readySteps };
  const folder = await takeDataFolder(config, print, stop.signal);
  if ('runningAt' in folder) {
    print(`Đúng Hẹn is already running: ${folder.runningAt}`);
    return 0;
  }
  // From here on a second start waits for our end instead of naming an address that is about to go.
  stop.signal.addEventListener('abort', () => folder.lock.describe({}), { once: true });
  try {
    if (folder.afterKill) await waitForPort(config, CHILDREN_GONE_AFTER_MILLISECONDS);
    const port = await choosePort(config);
    print(`Data folder ${config.dataDir}, tenant ${config.tenant}`);
    const keys = keysOf(config);
    const lost = new AbortController();
    const database = await openDatabase(config, print, (error) => lost.abort(error));
    try {
      await prepareDatabase(database.migratorUrl, { appUrl: database.appUrl, log: print });
      if (database.embedded) print(`Database: ${describeBudget(100)}`);
      const context = (url: string): StepContext => ({
        ...{ config, keys, url, log: print, signal: stop.signal },
        ...{ appUrl: database.appUrl, migratorUrl: database.migratorUrl },
      });
      await runSteps(steps.prepare, context(addressOf(config.host, port)), stop);
      const failure = await runChildren({
        config,
        mains: options.mains,
        port,
        print,
        stop,
        lost: lost.signal,
        env: (role, childPort) =>
          childEnvironment(options.env, config, {
            ...{ keys, role, port: childPort },
            ...{ appUrl: database.appUrl, embedded: database.embedded },
          }),
        onReady: async (url) => {
          await runSteps(steps.ready, context(url), stop);
          folder.lock.describe({ url });
          print(`Đúng Hẹn is ready: ${url}`);
        },
      });
      if (failure !== undefined) throw failure;
      return stop.force.aborted ? 130 : 0;
    } finally {
      await database.close();
    }
  } finally {
    folder.lock.release();
  }
}

async function runSteps(steps: readonly StartStep[], context: StepContext, stop: StopRequest): Promise<void> {
  for (const step of steps) {
    stop.throwIfRequested();
    context.log(`${step.name} …`);
    try {
      await step.run(context);
    } catch (cause) {
      stop.throwIfRequested();
      throw new StartError(`The step "${step.name}" failed: ${explain(cause)}`, { cause });
    }
  }
  stop.throwIfRequested();
}

/** A message for what is expected to happen; a stack for what is a fault of ours. */
function explain(error: unknown): string {
  const expected = [ConfigError, EmbeddedPostgresError, MigrationError, StartError].some(
    (kind) => error instanceof kind,
  );
  if (!(error instanceof Error)) return String(error);
  return expected ? error.message : (error.stack ?? error.message);
}
