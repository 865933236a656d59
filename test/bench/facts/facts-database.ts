import pg from 'pg';
import { openBenchDatabase } from '../bench-database.js';
import type { BenchDatabase } from '../bench-database.js';
import { generateFacts } from './generate-facts.js';
import { seedPositions } from './seed-positions.js';
import { sizeOf } from './sizes.js';
import type { Size } from './sizes.js';

/** A database with a generated tenant of each size, and the owner's connection to it. */
export interface FactsDatabase extends BenchDatabase {
  owner: pg.Client;
  sizes: Size[];
}

/** The sizes of `BENCH_DOSSIERS`, such as `100000,1000000,10000000` (8 GB of disk and a quarter of an hour to fill). */
export const sizesAsked = (): Size[] =>
  (process.env['BENCH_DOSSIERS'] ?? '100000,300000').split(',').map((text) => sizeOf(Number(text)));

/** @param asOf the as-of that questions will ask, if any */
export async function openFactsDatabase(asOf?: string): Promise<FactsDatabase> {
  const bench = await openBenchDatabase(4);
  const owner = new pg.Client({
    connectionString: bench.migratorUrl,
    options: '-c search_path=dunghen -c dunghen.tenant=*',
  });
  const close = async (): Promise<void> => {
    await owner.end();
    await bench.close();
  };
  try {
    await owner.connect();
    const sizes = sizesAsked();
    await generateFacts(owner, sizes);
    if (asOf !== undefined) for (const { tenant } of sizes) await seedPositions(owner, tenant, asOf);
    return { ...bench, owner, sizes, close };
  } catch (error) {
    await close();
    throw error;
  }
}
