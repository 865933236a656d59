import { fork, type ChildProcess } from 'node:child_process';
import { isChildMessage, systemClock, type ChildMessage } from '#platform';
import { HEALTHY_AFTER, restartDelay } from './restart-delay.js';

/** Short-lived objects of some hundred requests fit, so that most of them are never copied (2026-11-22, bench http). */
const CHILD_FLAGS = ['--max-semi-space-size=32'];

/** What to run and how to speak about it. */
export interface ChildOptions {
  readonly name: string;
  readonly main: string;
  /** Asked at each start, so that a changed port or database reaches the next one. */
  readonly env: () => Record<string, string>;
  readonly print: (line: string) => void;
  /** A child said that it cannot serve; `true` means somebody has dealt with it and no crash is reported. */
  readonly onFailed: (failure: ChildMessage & { type: 'failed' }) => Promise<boolean>;
}

/** A child process that is started again whenever it ends, ever later, until it is told to stop. */
export class SupervisedChild {
  /** Settles when the child says for the first time that it serves. */
  readonly ready: Promise<void>;
  private sayReady: () => void = () => undefined;
  private process: ChildProcess | undefined;
  private timer: NodeJS.Timeout | undefined;
  private crashes = 0;
  private stopping = false;

  constructor(private readonly options: ChildOptions) {
    this.ready = new Promise((resolve) => (this.sayReady = resolve));
  }

  /** Starts the process. It is a group of its own: Ctrl-C reaches us, and we tell the children in our order. */
  start(): void {
    const child = fork(this.options.main, [], {
      env: this.options.env(),
      execArgv: CHILD_FLAGS,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    this.process = child;
    let failure: Promise<boolean> | undefined;
    let reason: string | undefined;
    let readyAt: number | undefined;
    child.on('message', (message: unknown) => {
      if (!isChildMessage(message)) return;
      if (message.type === 'failed') {
        reason = message.message.split('\n', 1)[0];
        failure = this.options.onFailed(message);
        child.kill('SIGTERM');
      } else if (readyAt === undefined) {
        readyAt = systemClock.now();
        if (this.crashes > 0) this.options.print(`${this.options.name} serves again`);
        this.sayReady();
      }
    });
    child.on('error', (error) => this.options.print(`${this.options.name}: ${error.message}`));
    child.once('close', (code, signal) => {
      this.process = undefined;
      if (readyAt !== undefined && systemClock.now() - readyAt >= HEALTHY_AFTER) this.crashes = 0;
      void this.startAgain(reason ?? (signal === null ? `exit code ${code}` : `killed by ${signal}`), failure);
    });
  }

  /** SIGTERM, and SIGKILL when `grace` milliseconds have passed or `force` is aborted. Waits until it is gone. */
  async stop(grace: number, force: AbortSignal): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    const child = this.process;
    if (!child) return;
    await new Promise<void>((resolve) => {
      const kill = () => {
        this.options.print(`${this.options.name} did not stop in time and is ended`);
        child.kill('SIGKILL');
      };
      const timer = setTimeout(kill, grace);
      force.addEventListener('abort', kill, { once: true });
      child.once('close', () => {
        clearTimeout(timer);
        force.removeEventListener('abort', kill);
        resolve();
      });
      child.kill(force.aborted ? 'SIGKILL' : 'SIGTERM');
    });
  }

  private async startAgain(reason: string, failure: Promise<boolean> | undefined): Promise<void> {
    const dealtWith = (await failure) ?? false;
    if (this.stopping) return;
    if (dealtWith) return this.start();
    this.crashes += 1;
    const delay = restartDelay(this.crashes);
    this.options.print(
      `${this.options.name} ended unexpectedly (${reason}); starting it again in ${delay / 1_000} s` +
        (this.crashes > 1 ? ` (${this.crashes} times in a row)` : ''),
    );
    this.timer = setTimeout(() => this.start(), delay);
  }
}
