import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program under test, with what it has printed so far. */
export class RunningProgram {
  private readonly process: ChildProcess;
  private readonly exit: Promise<number | string>;
  private text = '';

  constructor(args: readonly string[], env: Readonly<Record<string, string>>, cwd?: string) {
    const outer = Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !/^(NODE_OPTIONS|TEST_|JEST_)/.test(entry[0]),
    );
    this.process = spawn(process.execPath, args, {
      cwd,
      env: { ...Object.fromEntries(outer), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.text += chunk.toString()));
    }
    this.exit = once(this.process, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  }

  get output(): string {
    return this.text;
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Waits until the output matches; answers the first group or the match. Fails with the output if the program ends. */
  async printed(pattern: RegExp, seconds = 45): Promise<string> {
    for (let waited = 0; waited < seconds * 20; waited += 1) {
      const match = pattern.exec(this.text);
      if (match) return match[1] ?? match[0];
      if (this.process.exitCode !== null || this.process.signalCode !== null) await this.exit;
      if (this.process.exitCode !== null && !pattern.test(this.text)) break;
      await sleep(50);
    }
    const match = pattern.exec(this.text);
    if (match) return match[1] ?? match[0];
    throw new Error(`It did not print ${String(pattern)}. It printed:\n${this.text}`);
  }

  kill(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }

  /** The exit code, or the name of the signal that ended it. */
  exitCode(): Promise<number | string> {
    return this.exit;
  }

  /** For `afterEach`: a clean stop, or a hard one where that does not work. */
  async end(): Promise<void> {
    this.kill('SIGINT');
    const hard = setTimeout(() => this.kill('SIGKILL'), 20_000);
    await this.exit;
    clearTimeout(hard);
  }
}
