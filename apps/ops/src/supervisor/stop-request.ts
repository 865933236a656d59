import { systemClock, type Environment } from '#platform';

/** Somebody asked to stop while something was still being prepared: a clean end, no failure. */
export class Stopped extends Error {
  constructor() {
    super('Stopped on request');
    this.name = 'Stopped';
  }
}

/** The wish to stop, from Ctrl-C or a signal. */
export interface StopRequest {
  /** Aborted at the first request. */
  readonly signal: AbortSignal;
  /** Aborted at the second one: do not wait for anybody any more. */
  readonly force: AbortSignal;
  /** Throws {@link Stopped} once a stop was requested. */
  throwIfRequested(): void;
  dispose(): void;
}

/** npm passes Ctrl-C on although the terminal has sent it to us already: the same wish, not a second one. */
const SAME_WISH_MILLISECONDS = 1_000;

const LOOK_FOR_PARENT_EVERY_MILLISECONDS = 250;

/** Listens for SIGINT, SIGTERM and SIGHUP, and, run by npm, for the end of npm: a killed npm passes no signal on. */
export function listenForStop(print: (line: string) => void, env: Environment): StopRequest {
  const [first, second] = [new AbortController(), new AbortController()];
  let requestedAt = 0;
  const onSignal = () => {
    const now = systemClock.now();
    if (!first.signal.aborted) {
      requestedAt = now;
      print('Stopping (once more to stop at once) …');
      first.abort();
    } else if (now - requestedAt > SAME_WISH_MILLISECONDS && !second.signal.aborted) {
      print('Stopping at once');
      second.abort();
    }
  };
  // A closed terminal takes standard output away; writing to it must not keep the stop from happening.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, onSignal);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent && !first.signal.aborted) onSignal();
  }, LOOK_FOR_PARENT_EVERY_MILLISECONDS);
  watch.unref();
  if (env['npm_lifecycle_event'] === undefined) clearInterval(watch);
  return {
    signal: first.signal,
    force: second.signal,
    throwIfRequested: () => {
      if (first.signal.aborted) throw new Stopped();
    },
    dispose: () => {
      clearInterval(watch);
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
