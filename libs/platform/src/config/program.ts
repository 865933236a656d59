import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What this program calls itself in what it hands out. */
export interface Program {
  readonly name: string;
  readonly version: string;
}

/** Name and version from the package.json above this file, whether it runs from its source or built. */
export function thisProgram(): Program {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    const found = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Partial<Program>) : {};
    if (found.name !== undefined && found.version !== undefined) return { name: found.name, version: found.version };
    if (folder === dirname(folder)) throw new Error('no package.json above the program');
  }
}
