import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from './start-error.js';

/** What somebody asked for. */
export interface WantedPort {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** A port somebody asked for is never replaced by another one. */
  readonly portGiven: boolean;
}

const ATTEMPTS = 200;

/** Waits, at most so many milliseconds, until the wanted port is free again: its last owner is on the way out. */
export async function waitForPort({ host, port }: WantedPort, milliseconds: number): Promise<void> {
  for (let waited = 0; waited < milliseconds; waited += 100) {
    if ((await tryPort(host, port)) !== 'EADDRINUSE') return;
    await sleep(100);
  }
}

/** The wanted port if it is free, else the next free one; throws where the port was asked for by name. */
export async function choosePort({ host, port, portGiven }: WantedPort): Promise<number> {
  for (let candidate = port; candidate <= Math.min(port + ATTEMPTS, 65_535); candidate += 1) {
    const answer = await tryPort(host, candidate);
    if (typeof answer === 'number') return answer;
    if (answer !== 'EADDRINUSE') throw new StartError(cannotListen(host, candidate, answer));
    if (portGiven) throw portTaken(port);
  }
  throw new StartError(`No free port from ${port} to ${port + ATTEMPTS}. Set PORT to a free one.`);
}

/** The error of a given port that another program has. */
export function portTaken(port: number): StartError {
  return new StartError(
    `PORT ${port} is taken by another program. Stop that program, set PORT to another one, or leave PORT out to take the next free one from 3000 on.`,
  );
}

function cannotListen(host: string, port: number, code: string): string {
  if (code === 'EACCES')
    return `PORT ${port} may not be opened by this user. Take one above 1023, for example PORT=3000.`;
  return `HOST ${host} is not an address of this computer (${code}). Use HOST=127.0.0.1, or HOST=0.0.0.0 for every address.`;
}

/** The port when it could be opened, else the system's error code. */
function tryPort(host: string, port: number): Promise<number | string> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message));
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => settle(typeof address === 'object' && address ? address.port : port));
    });
  });
}
