export { QUEUES, QUEUE_SCHEMA } from './queue-names.js';
export { chooseDrive, queueBackendOf, type QueueBackend, type QueueSettings } from './queue-drive.js';
export { JOB_DEFAULTS, WORKER_DEFAULTS } from './queue-options.js';
export { FLOW_PRODUCER, openWakeUps, QueueModule, type QueueModuleOptions } from './queue.module.js';
export { RareWarning } from './rare-warning.js';
export { START_JOB } from './wake-up-queues.js';
export { WakeUps, type WakeUpOptions, type WakeUpQueues } from './wake-ups.js';
export { withinTime } from './within-time.js';
