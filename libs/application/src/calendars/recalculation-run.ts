import type { CalendarChange, CalendarVersion } from '#calendar';
import type { Catalogue } from '#dossier';
import { JobProgress } from '../jobs/job-progress.js';
import type { RunEnd } from '../recomputation/recomputation.js';
import { appendMoves } from './append-moves.js';
import type { CalendarPublications, OpenPublication } from './calendar-publications.js';
import { publishedAtOf } from './calendar-publications.js';
import type { CalendarTools, RunOptions } from './calendar-tools.js';
import { SLICE, candidateSlices, countCandidates, rangeOf, readHistories } from './candidates.js';
import type { CandidateSlice } from './candidates.js';
import type { Moves } from './decide-moves.js';
import { decideMoves, publicationOf } from './decide-moves.js';
import { stragglerCodes, waitUntilSettled } from './stragglers.js';

/** What one run works on. */
export interface RecalculationTask {
  /** Its progress is written into it. */
  publication: OpenPublication;
  runner: string;
  calendar: CalendarVersion;
  catalogue: Catalogue;
}

/** More are not named: a calendar that fails for so many is not a matter of single dossiers. */
const MOST_UNDECIDED = 1_000;

/** One published version, from where it stands: first every dossier that may move, then who came in between. */
export class RecalculationRun {
  private readonly progress: JobProgress;
  private readonly decide: (histories: CandidateSlice['histories']) => Moves;

  constructor(
    private readonly tools: CalendarTools,
    private readonly publications: CalendarPublications,
    private readonly task: RecalculationTask,
  ) {
    const { publication, calendar, catalogue } = task;
    this.progress = new JobProgress(tools.jobs, tools.clock, publication.tenant, publication.jobId);
    const published = publicationOf(calendar, publishedAtOf(publication));
    this.decide = (histories) => decideMoves(histories, published, catalogue);
  }

  /** `change`: against what was in force; null: no due can differ. `ended`: somebody else has taken it over. */
  async work(change: CalendarChange | null, options: RunOptions): Promise<RunEnd> {
    const { publication } = this.task;
    if (change === null) publication.total = 0;
    else if (publication.phase === 'facts') {
      const end = await this.workOnFacts(change, options);
      if (end !== 'done') return end;
    }
    const { stop = () => false } = options;
    if (!(await waitUntilSettled(this.tools, publication, stop))) return 'stopped';
    return this.workOnStragglers(stop);
  }

  /** While one slice is being appended, the next is decided and the one after it read. */
  private async workOnFacts(change: CalendarChange, { stop, onProgress }: RunOptions): Promise<RunEnd> {
    const { publication } = this.task;
    const { tenant, id } = publication;
    const range = rangeOf(tenant, id, change);
    publication.total ??= (await countCandidates(this.tools.database, range)).candidates;
    let writing: Promise<boolean> = Promise.resolve(true);
    for await (const slice of candidateSlices(this.tools, range, publication.cursorCode)) {
      const decided = this.decide(slice.histories);
      if (!(await writing)) return 'ended';
      onProgress?.(publication.done, publication.total);
      if (stop?.() === true) return 'stopped';
      writing = this.write(decided, {
        cursorCode: slice.codes.at(-1) ?? publication.cursorCode,
        done: publication.done + slice.codes.length,
      });
      writing.catch(() => undefined);
    }
    return (await writing) ? 'done' : 'ended';
  }

  /** Positions that others have written since, in slices; their number is unknown beforehand and usually small. */
  private async workOnStragglers(stop: () => boolean): Promise<RunEnd> {
    const { publication } = this.task;
    for await (const { codes, upTo } of stragglerCodes(this.tools, publication)) {
      for (let first = 0; first < codes.length; first += SLICE) {
        if (stop()) return 'stopped';
        const some = codes.slice(first, first + SLICE);
        const moves = this.decide(await readHistories(this.tools.streams, publication.tenant, some));
        if (!(await this.write(moves, {}))) return 'ended';
      }
      if (!(await this.write({ moves: [], undecided: [] }, { cursorPosition: upTo }))) return 'ended';
    }
    return 'done';
  }

  /** Appends, then moves the cursor: killed in between, the slice is done again and writes nothing. */
  private async write({ moves, undecided }: Moves, reached: Partial<OpenPublication>): Promise<boolean> {
    const { publication, runner } = this.task;
    const cause = { tenant: publication.tenant, eventId: publication.eventId, decide: this.decide };
    const written = await appendMoves(this.tools, cause, moves);
    const codes = [...new Set([...publication.undecided, ...undecided, ...written.undecided])];
    Object.assign(publication, reached, {
      moved: publication.moved + written.moved,
      undecided: codes.slice(0, MOST_UNDECIDED),
      ...(reached.cursorCode === undefined ? { phase: 'stragglers' } : {}),
    });
    if (!(await this.publications.move(publication, runner))) return false;
    return this.progress.report(publication.done, publication.total ?? undefined);
  }
}
