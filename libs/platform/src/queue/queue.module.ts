import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { Module, type DynamicModule } from '@nestjs/common';
import { Queue } from 'bullmq';
import { systemClock } from '../clock/index.js';
import { chooseDrive, type QueueSettings } from './queue-drive.js';
import { QUEUES } from './queue-names.js';
import { JOB_DEFAULTS } from './queue-options.js';
import { RareWarning } from './rare-warning.js';
import { wakeUpQueues } from './wake-up-queues.js';
import { WakeUps } from './wake-ups.js';

/** How a process takes part in the queue. */
export interface QueueModuleOptions extends QueueSettings {
  /** Hears of trouble, each kind once a minute. */
  readonly onTrouble?: (message: string) => void;
  /** A worker also has the queue of schedules and may add flows; others only wake. */
  readonly worker?: boolean;
}

/** Injection token of the producer of flows (workers only). */
export const FLOW_PRODUCER = 'recomputation-flows';

/** Tells of a queue's connection trouble; without a listener BullMQ would write it to the console each time. */
function listening(queue: Queue, warning: RareWarning): Queue {
  queue.on('error', (error) => warning.warn(`queue ${queue.name}`, error));
  return queue;
}

/** BullMQ on PostgreSQL, or on Redis where REDIS_URL is set; the same code on both. */
@Module({})
export class QueueModule {
  static forRoot(options: QueueModuleOptions): DynamicModule {
    const warning = new RareWarning(systemClock, options.onTrouble ?? (() => undefined));
    const names = options.worker === true ? Object.values(QUEUES) : [QUEUES.projections, QUEUES.recomputations];
    return {
      module: QueueModule,
      global: true,
      imports: [
        BullModule.forRootAsync({
          useFactory: () => ({ connection: chooseDrive(options), defaultJobOptions: JOB_DEFAULTS }),
        }),
        BullModule.registerQueue(...names.map((name) => ({ name }))),
        ...(options.worker === true ? [BullModule.registerFlowProducer({ name: FLOW_PRODUCER })] : []),
      ],
      providers: [
        { provide: RareWarning, useValue: warning },
        {
          provide: WakeUps,
          inject: [getQueueToken(QUEUES.projections), getQueueToken(QUEUES.recomputations)],
          useFactory: (projections: Queue, recomputations: Queue) => {
            // Nest closes the queues itself.
            const queues = wakeUpQueues(listening(projections, warning), listening(recomputations, warning), () =>
              Promise.resolve(),
            );
            const wakeUps = new WakeUps(queues, { onTrouble: (what, error) => warning.warn(what, error) });
            return closedByNest(wakeUps);
          },
        },
      ],
      exports: [WakeUps, RareWarning, BullModule],
    };
  }
}

/** Nest calls this before it closes the queues. */
const closedByNest = (wakeUps: WakeUps): WakeUps =>
  Object.assign(wakeUps, { beforeApplicationShutdown: () => wakeUps.close() });

/** Wake-ups without Nest, for the command line and specs: call `close` or the process stays alive. */
export function openWakeUps(settings: QueueSettings, onTrouble: (message: string) => void = () => undefined): WakeUps {
  const warning = new RareWarning(systemClock, onTrouble);
  const connection = chooseDrive(settings);
  const open = (name: string) => listening(new Queue(name, { connection, defaultJobOptions: JOB_DEFAULTS }), warning);
  const [projections, recomputations] = [open(QUEUES.projections), open(QUEUES.recomputations)];
  const close = async () => {
    await Promise.all([projections.close(), recomputations.close()]);
  };
  return new WakeUps(wakeUpQueues(projections, recomputations, close), {
    onTrouble: (what, error) => warning.warn(what, error),
  });
}
