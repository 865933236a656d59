import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isHeld, lockHolder, makeDataDir, tryLock, type Config, type HeldLock } from '#platform';
import { Stopped } from './stop-request.js';

/** The data folder is ours, or a running product has it, at an address. */
export type DataFolder =
  | {
      readonly lock: HeldLock;
      /** The one before us was killed: its children may need a moment to go. */
      readonly afterKill: boolean;
    }
  | { readonly runningAt: string };

/**
 * Takes the data folder for as long as we run. One that is still starting is waited for until it says its address.
 * With a database of the operator's own, an api and a worker may share the folder.
 */
export async function takeDataFolder(
  config: Config,
  print: (line: string) => void,
  signal: AbortSignal,
): Promise<DataFolder> {
  makeDataDir(config.dataDir);
  const name = config.database.kind === 'embedded' ? 'start.lock' : `start-${config.role}.lock`;
  const path = join(config.dataDir, name);
  for (;;) {
    const afterKill = existsSync(path) && lockHolder(path) === undefined;
    const answer = tryLock(path, {});
    if (isHeld(answer)) return { lock: answer, afterKill };
    if (!answer.note['url'])
      print(`Process ${answer.pid} is starting or stopping on ${config.dataDir}; waiting for it`);
    const url = await addressOfHolder(path, signal);
    if (url !== undefined) return { runningAt: url };
  }
}

/** Undefined when the holder went away before it was ready. */
async function addressOfHolder(path: string, signal: AbortSignal): Promise<string | undefined> {
  for (;;) {
    const holder = lockHolder(path);
    if (!holder) return undefined;
    if (holder.note['url']) return holder.note['url'];
    if (signal.aborted) throw new Stopped();
    await sleep(100);
  }
}
