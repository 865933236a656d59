import { OcelWriter } from '#exchange';
import type { DossierLife } from '#exchange';
import { ExportInterruptedError, writeLines } from '../log-files/index.js';
import type { Watching } from '../log-files/index.js';
import { dossierPages } from './dossier-pages.js';
import type { DossierTally, ExportDependencies, ExportRequest, ExportedDossiers } from './export-types.js';
import { lifeOf } from './trace-of.js';

/**
 * Writes every received dossier of a tenant as a log of objects (OCEL 2.0, CONTRACT 4.4). The log is read twice, objects
 * stand before events; both times up to the position at which it begins.
 */
export async function exportOcel(
  dependencies: ExportDependencies,
  { tenant, path }: ExportRequest,
  { onProgress, stop }: Watching = {},
): Promise<ExportedDossiers> {
  const { position } = await dependencies.store.head(tenant);
  const tally: DossierTally = { dossiers: 0, events: 0, leftOut: 0 };
  const pseudonymOf = (officerId: string) => dependencies.pseudonyms.of(tenant, officerId);
  const writer = new OcelWriter();

  async function* lives(): AsyncGenerator<{ found: DossierLife[]; leftOut: number }> {
    for await (const page of dossierPages(dependencies, tenant, position)) {
      if (stop?.() === true) throw new ExportInterruptedError();
      const found = page.map((stream) => lifeOf(stream, pseudonymOf)).filter((life) => life !== null);
      yield { found, leftOut: page.length - found.length };
    }
  }
  async function* texts(): AsyncGenerator<string> {
    yield writer.head();
    for await (const { found, leftOut } of lives()) {
      tally.dossiers += found.length;
      tally.leftOut += leftOut;
      yield found.map((life) => writer.dossier(life)).join('');
      onProgress?.(tally.dossiers, 0);
    }
    yield writer.middle();
    for await (const { found } of lives()) {
      tally.events += found.reduce((sum, { steps }) => sum + steps.length, 0);
      yield found.map((life) => writer.events(life)).join('');
    }
    yield writer.tail();
  }
  const written = await writeLines(path, texts(), { gzip: path.endsWith('.gz') });
  return { ...tally, position, ...written };
}
