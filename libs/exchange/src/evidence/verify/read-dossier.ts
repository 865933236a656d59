import { IndicatorsError, parseFacts } from '#indicators';
import type { DossierFacts } from '#indicators';
import type { EvidenceDue, EvidenceEvent } from '../format.js';
import { type Shape, ShapeError } from './shape.js';

/** A span's view of a dossier, its facts parsed; what it claims of classes stays as it was read. */
export interface ReadView {
  /** Null: the whole period. */
  month: string | null;
  /** JSON pointer of the view. */
  field: string;
  keys: Record<string, string | null>;
  handlingAgencies: (string | null)[] | null;
  cells: string[];
  refusedAt: number | null;
  facts: DossierFacts | null;
  asked: unknown;
  firstPromise: unknown;
  survivorshipSafe: unknown;
}

/** A line of `dossiers.ndjson`, read. */
export interface ReadDossier {
  code: string;
  views: [ReadView, ...ReadView[]];
  dues: EvidenceDue[];
  events: EvidenceEvent[];
}

/** Reads one line; throws {@link ShapeError} with the member at fault. */
export function readDossier(shape: Shape): ReadDossier {
  const months = shape.at('months').orNull((list) => list.list()) ?? [];
  return {
    code: shape.at('code').text(),
    views: [readView(shape, null), ...months.map((month) => readView(month, month.at('month').text()))],
    dues: shape.at('dues').list().map(readDue),
    events: shape.at('events').list().map(readEvent),
  };
}

function readView(shape: Shape, month: string | null): ReadView {
  const keys = shape.at('keys');
  const refusedAt = shape.at('refusedAt').instantOrNull();
  return {
    month,
    field: shape.field,
    keys: Object.fromEntries(Object.keys(keys.members()).map((name) => [name, keys.at(name).textOrNull()])),
    handlingAgencies: shape.at('handlingAgencies').orNull((list) => list.list().map((unit) => unit.textOrNull())),
    cells: shape
      .at('cells')
      .list()
      .map((cell) => cell.text()),
    refusedAt: refusedAt === null ? null : Date.parse(refusedAt),
    facts: shape.at('facts').orNull(readFacts),
    asked: shape.at('asked').raw ?? null,
    firstPromise: shape.at('firstPromise').raw ?? null,
    survivorshipSafe: shape.at('survivorshipSafe').raw ?? null,
  };
}

function readFacts(shape: Shape): DossierFacts {
  try {
    return parseFacts(shape.raw);
  } catch (error) {
    if (!(error instanceof IndicatorsError)) throw error;
    throw new ShapeError(`${shape.field}${error.pointer}`, `accepted are ${error.accepted.join(', ')}`);
  }
}

const readDue = (shape: Shape): EvidenceDue => ({
  dueAt: shape.at('dueAt').instantOrNull(),
  promiseDueAt: shape.at('promiseDueAt').instantOrNull(),
  indexDueAt: shape.at('indexDueAt').instantOrNull(),
  firstPromiseAt: shape.at('firstPromiseAt').instantOrNull(),
  cause: { ...shape.at('cause').members(), event: shape.at('cause').at('event').text() },
  occurredAt: shape.at('occurredAt').instant(),
  recordedAt: shape.at('recordedAt').instant(),
  position: shape.at('position').whole(),
  calendar: shape.at('calendar').orNull((calendar) => ({
    id: calendar.at('id').text(),
    version: calendar.at('version').whole(),
  })),
});

const readEvent = (shape: Shape): EvidenceEvent => ({
  position: shape.at('position').whole(),
  eventId: shape.at('eventId').text(),
  type: shape.at('type').text(),
  version: shape.at('version').whole(),
  occurredAt: shape.at('occurredAt').instant(),
  recordedAt: shape.at('recordedAt').instant(),
  hash: shape.at('hash').hex(64),
});
