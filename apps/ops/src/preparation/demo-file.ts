import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES } from '#application';
import type { Role } from '#application';

/** `.data/demo.json`: where the product is and a token for each role; mode 0600, made once per data folder. */
export interface DemoFile {
  url: string | null;
  tokens: Partial<Record<Role, string>>;
  /** What the demo was made from; a load that was interrupted goes on with the same. */
  seed: number;
  now: string;
  loaded: boolean;
}

const pathOf = (dataDir: string): string => join(dataDir, 'demo.json');

/** The file's content; null if there is none yet. Throws naming the file if it cannot be read. */
export function readDemoFile(dataDir: string): DemoFile | null {
  const path = pathOf(dataDir);
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as DemoFile;
  } catch (cause) {
    throw new Error(`${path} is not readable; delete it and run: npm run dh -- demo wipe`, { cause });
  }
}

export function writeDemoFile(dataDir: string, content: DemoFile): void {
  const path = pathOf(dataDir);
  writeFileSync(`${path}.tmp`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.tmp`, path);
}

export const hasAllTokens = (file: DemoFile | null): boolean => ROLES.every((role) => file?.tokens[role] !== undefined);
