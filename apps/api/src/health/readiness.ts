import { Injectable, Logger } from '@nestjs/common';
import { BackgroundHealth, overallHealth } from '#application';
import type { OverallHealth } from '#application';

export interface Part {
  part: string;
  ready: boolean;
  detail: string;
}

/** A worker beats every two seconds; silence for this long means that figures stand still. */
const WORKER_SILENT_SECONDS = 15;
const LAG_SECONDS = 60;

/** Which parts of the product do their work now; open to everybody, so it names no tenant and counts none (see /metrics). */
@Injectable()
export class Readiness {
  private readonly logger = new Logger('readiness');

  constructor(private readonly background: BackgroundHealth) {}

  async parts(): Promise<Part[]> {
    try {
      const [projections, workers] = await Promise.all([this.background.projections(), this.background.workers()]);
      const database: Part = { part: 'database', ready: true, detail: 'answers' };
      return [database, workerPart(workers), ...overallHealth(projections).map(projectionPart)];
    } catch (error) {
      this.logger.error(error);
      return [{ part: 'database', ready: false, detail: 'does not answer; the log says why' }];
    }
  }
}

type Worker = Awaited<ReturnType<BackgroundHealth['workers']>>[number];

function workerPart(workers: readonly Worker[]): Part {
  const alive = workers.filter((worker) => worker.silentSeconds < WORKER_SILENT_SECONDS);
  const last = workers[0];
  if (alive.length > 0) {
    const backends = [...new Set(alive.map((worker) => worker.queueBackend))].join(', ');
    return { part: 'worker', ready: true, detail: `${String(alive.length)} alive, queue on ${backends}` };
  }
  const since =
    last === undefined ? 'none has ever started' : `the last one fell silent ${last.silentSeconds.toFixed(0)} s ago`;
  return { part: 'worker', ready: false, detail: since };
}

function projectionPart({ projection, lagEvents, lagSeconds, parked, rebuilding }: OverallHealth): Part {
  const lag = `${String(lagEvents)} events (${lagSeconds.toFixed(1)} s) behind`;
  const more = `${parked > 0 ? `, ${String(parked)} streams parked` : ''}${rebuilding ? ', being rebuilt' : ''}`;
  return { part: `projection ${projection}`, ready: lagSeconds < LAG_SECONDS, detail: `${lag}${more}` };
}
