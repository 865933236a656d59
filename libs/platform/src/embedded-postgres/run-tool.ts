import { spawn } from 'node:child_process';
import { plainEnvironment } from '../config/index.js';

/** A user of the operating system. */
export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/** How a helper program ended; `code` is null when it could not be started or was killed. */
export interface ToolResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one of PostgreSQL's programs to its end, as `user` if given. Never throws: the result says what happened. */
export function runTool(program: string, args: readonly string[], user?: OsUser, input = ''): Promise<ToolResult> {
  return new Promise((settle) => {
    let [stdout, stderr] = ['', ''];
    const fail = (error: unknown) => settle({ code: null, stdout, stderr: `${stderr}${String(error)}` });
    try {
      const child = spawn(program, args, {
        cwd: '/',
        env: plainEnvironment(),
        stdio: ['pipe', 'pipe', 'pipe'],
        windowsHide: true,
        ...(user && { uid: user.uid, gid: user.gid }),
      });
      child.once('error', fail);
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
      child.once('close', (code) => settle({ code, stdout, stderr }));
    } catch (error) {
      fail(error);
    }
  });
}
