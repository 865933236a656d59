import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#platform';
import type { DemoAccountDto } from './session.dto.js';

/** The accounts of the demo with their passwords, as the start left them in the data folder; none without demo data. */
export function demoAccountsOf({ demo, dataDir }: Config): DemoAccountDto[] {
  if (!demo) return [];
  try {
    return JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as DemoAccountDto[];
  } catch (error) {
    // A start that was not ours, as of an api alone, may find no such file.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
