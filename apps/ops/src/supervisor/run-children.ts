import type { ChildMessage, Config } from '#platform';
import { addressOf } from './address.js';
import { choosePort, portTaken } from './choose-port.js';
import type { StopRequest } from './stop-request.js';
import { SupervisedChild } from './supervised-child.js';

/** The compiled main files. */
export interface Mains {
  readonly api: string;
  readonly worker: string;
}

/** What the children run with. */
export interface ChildrenOptions {
  readonly config: Config;
  readonly mains: Mains;
  /** Free a moment ago. */
  readonly port: number;
  readonly print: (line: string) => void;
  readonly stop: StopRequest;
  /** Aborted, with the error as its reason, when the database is gone for good. */
  readonly lost: AbortSignal;
  readonly env: (role: 'api' | 'worker', port: number) => Record<string, string>;
  /** Called once, when all of them serve. */
  readonly onReady: (url: string) => Promise<void>;
}

const GRACE_MILLISECONDS = 10_000;

/** Runs api and worker (by role) until a stop is requested; answers the error that ended them, if one did. */
export async function runChildren(options: ChildrenOptions): Promise<unknown> {
  const { config, stop } = options;
  let port = options.port;
  let end: (failure: unknown) => void = () => undefined;
  const ended = new Promise<unknown>((resolve) => (end = resolve));
  stop.signal.addEventListener('abort', () => end(undefined), { once: true });
  options.lost.addEventListener('abort', () => end(options.lost.reason), { once: true });
  if (stop.signal.aborted) return undefined;

  /** Somebody was faster to the port than our child. */
  const onFailed = async ({ code }: ChildMessage & { type: 'failed' }): Promise<boolean> => {
    if (code !== 'EADDRINUSE') return false;
    try {
      if (config.portGiven) throw portTaken(config.port);
      port = await choosePort({ ...config, port: port + 1 });
      return true;
    } catch (error) {
      end(error);
      return false;
    }
  };

  const roles = config.role === 'all' ? (['api', 'worker'] as const) : [config.role];
  const children = roles.map(
    (role) =>
      new SupervisedChild({
        name: role,
        main: options.mains[role],
        // Beside an api the worker's health page takes any free port; alone it has the one of the configuration.
        env: () => options.env(role, role === 'worker' && config.role === 'all' ? 0 : port),
        print: options.print,
        onFailed: role === 'worker' && config.role === 'all' ? async () => false : onFailed,
      }),
  );
  for (const child of children) child.start();
  Promise.all(children.map((child) => child.ready))
    .then(() => (stop.signal.aborted ? undefined : options.onReady(addressOf(config.host, port))))
    .catch(end);
  const failure = await ended;
  await Promise.all(children.map((child) => child.stop(GRACE_MILLISECONDS, stop.force)));
  return failure;
}
