import { text } from 'node:stream/consumers';

/** The first line of standard input. Throws where there is none. */
export async function passwordFromInput(): Promise<string> {
  if (process.stdin.isTTY) throw new Error('--password-stdin reads a pipe: printf %s "$PASSWORD" | dh accounts …');
  const [line = ''] = (await text(process.stdin)).split(/\r?\n/);
  if (line === '') throw new Error('--password-stdin: standard input holds no password');
  return line;
}
