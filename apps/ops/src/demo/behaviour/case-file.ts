import type { Catalogue } from '#dossier';
import type { Arrival } from '../arrival/arrival.js';
import type { Random } from '../random.js';
import type { HistoryWriter, World } from './history-writer.js';
import type { Lateness } from './lateness.js';

/** Everything one dossier's story is told from. */
export interface CaseFile {
  arrival: Arrival;
  catalogue: Catalogue;
  world: World;
  random: Random;
  writer: HistoryWriter;
  lateness: Lateness;
}
