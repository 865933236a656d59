import { SingleBar, Presets } from 'cli-progress';
import { timezoneOf } from '#application';
import { openOperations } from '../context/open-operations.js';
import type { Operations } from '../context/open-operations.js';

/** How long work tells where it stands: a bar on a terminal, a line every few seconds otherwise; never on standard output. */
export interface Progress {
  update(done: number, total: number | null): void;
  stop(): void;
}

const LINE_EVERY_MS = 2_000;

export function startProgress(what: string, unit: string, now: () => number): Progress {
  if (process.stderr.isTTY) {
    const bar = new SingleBar(
      { format: `${what} {bar} {percentage}% {value}/{total} ${unit}`, stream: process.stderr },
      Presets.shades_classic,
    );
    bar.start(1, 0);
    return {
      update: (done, total) => {
        bar.setTotal(Math.max(total ?? done + 1, 1));
        bar.update(done);
      },
      stop: () => {
        bar.stop();
      },
    };
  }
  let last = now();
  return {
    update: (done, total) => {
      if (now() - last < LINE_EVERY_MS) return;
      last = now();
      say(`${what}: ${String(done)}${total === null ? '' : ` of ${String(total)}`} ${unit}`);
    },
    stop: () => undefined,
  };
}

/** Words for people go to standard error, so that `--json` leaves standard output to the result. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** The result of a command: one JSON object with `--json`, else `key: value` lines. */
export function printResult(result: object, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else for (const [key, value] of Object.entries(result)) process.stdout.write(`${key}: ${plain(value)}\n`);
}

const plain = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

/** Set when somebody pressed Ctrl-C: long work ends at its next true point and can be run again. */
export function interruption(): { stop: () => boolean } {
  let asked = false;
  const ask = (): void => {
    if (asked) process.exit(130);
    asked = true;
    say('Stopping at the next safe point; press again to force.');
  };
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  return { stop: () => asked };
}

/** The tenant a command works on and sees alone from here on; a missing one is an error that says how to make it. */
export async function tenantOf(
  operations: Operations,
  option: string | undefined,
): Promise<{ tenant: string; timezone: string }> {
  const tenant = option ?? operations.config.tenant;
  const timezone = await timezoneOf(operations.database, tenant);
  if (timezone === null) {
    throw new Error(`there is no tenant ${tenant}; make it with: npm run dh -- tenants create --id ${tenant}`);
  }
  operations.database.keepTo(tenant);
  return { tenant, timezone };
}

/** Opens, works, closes; whatever happens. */
export async function withOperations<T>(work: (operations: Operations) => Promise<T>, migrate?: boolean): Promise<T> {
  const operations = await openOperations({ log: say, migrate });
  try {
    return await work(operations);
  } finally {
    await operations.close();
  }
}
