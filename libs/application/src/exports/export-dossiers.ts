import { ExportInterruptedError, writeLines } from '../log-files/index.js';
import type { Watching } from '../log-files/index.js';
import { dossierPages } from './dossier-pages.js';
import type { DossierStream } from './dossier-pages.js';
import type { DossierTally, ExportDependencies, ExportRequest, ExportedDossiers } from './export-types.js';

/** The text of one dossier and how many events it tells; null where it is left out. */
export type DossierText = (stream: DossierStream) => { text: string; events: number } | null;

/** A file made of dossiers, one after the other. */
export interface DossierFile {
  /** What stands before the first dossier; told the position that the file speaks of. */
  head: (position: number) => string | Promise<string>;
  textOf: DossierText;
  /** What stands between two dossiers. */
  between?: string;
  tail: string | (() => Iterable<string>);
}

/** Writes every dossier of a tenant as the log stands when it begins; memory does not grow with them. */
export async function exportDossiers(
  dependencies: ExportDependencies,
  { tenant, path }: ExportRequest,
  file: DossierFile,
  watching: Watching = {},
): Promise<ExportedDossiers> {
  const { position } = await dependencies.store.head(tenant);
  const tally: DossierTally = { dossiers: 0, events: 0, leftOut: 0 };
  const pages = dossierPages(dependencies, tenant, position);
  const written = await writeLines(path, texts(pages, file, position, tally, watching), { gzip: path.endsWith('.gz') });
  return { ...tally, position, ...written };
}

async function* texts(
  pages: AsyncIterable<DossierStream[]>,
  { head, textOf, between = '', tail }: DossierFile,
  position: number,
  tally: DossierTally,
  { onProgress, stop }: Watching,
): AsyncGenerator<string> {
  yield await head(position);
  for await (const page of pages) {
    if (stop?.() === true) throw new ExportInterruptedError();
    let text = '';
    for (const stream of page) {
      const written = textOf(stream);
      if (written === null) {
        tally.leftOut++;
        continue;
      }
      text += tally.dossiers === 0 ? written.text : between + written.text;
      tally.dossiers++;
      tally.events += written.events;
    }
    if (text !== '') yield text;
    onProgress?.(tally.dossiers, 0);
  }
  if (typeof tail === 'string') yield tail;
  else yield* tail();
}
