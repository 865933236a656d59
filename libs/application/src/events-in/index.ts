export { IngestEvents, IngestEventsHandler, MOST_EVENTS } from './ingest-events.js';
export { openEventsIn } from './open-events-in.js';
export type { EventsInSurroundings } from './open-events-in.js';
export { takeEvents } from './take-events.js';
export type { EventsInTools, FactVerdict, FactsTaken } from './take-events.js';
