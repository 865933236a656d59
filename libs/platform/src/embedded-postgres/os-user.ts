import { statSync } from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { runTool, type OsUser } from './run-tool.js';

/**
 * Whom the server must run as: undefined means as we are. PostgreSQL refuses root, so root lends it to the owner
 * of an existing data folder, else to the user `postgres`, who is made if missing.
 */
export async function serverUser(existingDataFolder: string): Promise<OsUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(existingDataFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = await lookUp();
  if (found) return found;
  await runTool('groupadd', ['--system', 'postgres']);
  await runTool('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
  const made = await lookUp();
  if (made) return made;
  throw new EmbeddedPostgresError(
    'PostgreSQL does not run as root, and the user "postgres" could not be made. Start as an ordinary user, or run: useradd --system --user-group postgres',
  );
}

async function lookUp(): Promise<OsUser | undefined> {
  const [uid, gid] = await Promise.all([runTool('id', ['-u', 'postgres']), runTool('id', ['-g', 'postgres'])]);
  return uid.code === 0 && gid.code === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}
