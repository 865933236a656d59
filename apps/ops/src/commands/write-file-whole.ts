import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file beside its place and moves it there, so that nobody ever reads half of it and a failure leaves what was
 * there before.
 */
export function writeFileWhole(path: string, bytes: Uint8Array): void {
  const aside = `${path}.${String(process.pid)}.part`;
  try {
    writeFileSync(aside, bytes);
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}
