import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process that works beside the import. */
export interface Beside<Answer> {
  wake(): void;
  /** Resolves with what it has to tell, once it has ended. */
  stop(): Promise<Answer>;
}

/** Starts a program of this folder and waits until it is ready. */
export async function startBeside<Answer>(name: string, args: readonly string[]): Promise<Beside<Answer>> {
  const path = fileURLToPath(new URL(`./${name}.js`, import.meta.url));
  const child = fork(path, [...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'message');
  return {
    wake: () => child.send('wake'),
    stop: async () => {
      const answered = once(child, 'message');
      const ended = once(child, 'exit');
      child.send('stop');
      const [answer] = (await answered) as [Answer];
      await ended;
      return answer;
    },
  };
}
