import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of one spec that goes away with `remove`. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

/** Makes an empty folder; others may pass through it, because PostgreSQL runs as another user when we are root. */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'dung-hen-spec-'));
  chmodSync(path, 0o711);
  return {
    path,
    remove: () => {
      const elsewhere = serverFilesElsewhere(path);
      for (const folder of [path, elsewhere]) {
        if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
      }
    },
  };
}

/** Where root's TMPDIR cannot be entered, the server's files are not in the data folder. */
function serverFilesElsewhere(path: string): string | undefined {
  for (const pointer of [join(path, 'pg-home.json'), join(path, 'data', 'pg-home.json')]) {
    try {
      return (JSON.parse(readFileSync(pointer, 'utf8')) as { home: string }).home;
    } catch {
      // The usual case: the data folder itself.
    }
  }
  return undefined;
}
