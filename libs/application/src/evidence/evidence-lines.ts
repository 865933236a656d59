import type { DossierClass } from '#indicators';
import { factsJson, isoOf, isoOrNull, judge } from '#exchange';
import type {
  EvidenceClass,
  EvidenceDossier,
  EvidenceDossierView,
  EvidenceDue,
  EvidenceEvent,
  EvidenceSpan,
} from '#exchange';
import type { DueStep, EvidenceDossierFacts, EvidenceView, LoggedEvent } from '#read-models';

/**
 * A line of `dossiers.ndjson`. Classes are those the figures were counted by, in SQL; how they came about is told by
 * `classify` from the facts of the log. Where the two differ the line says both and whoever verifies it sees it.
 */
export function evidenceLine(
  { code, views, dues, flags, events }: EvidenceDossierFacts,
  spans: readonly EvidenceSpan[],
): EvidenceDossier {
  const [whole, ...months] = views;
  const viewed = months.map((view) => ({ month: view.month ?? '', ...viewJson(view, spanOf(view, spans)) }));
  return {
    code,
    ...viewJson(whole, spanOf(whole, spans)),
    ...(spans.length > 1 ? { months: viewed } : {}),
    flags,
    dues: dues.map(dueJson),
    events: events.map(eventJson),
  };
}

function spanOf({ month }: EvidenceView, spans: readonly EvidenceSpan[]): EvidenceSpan {
  const span = spans.find((candidate) => candidate.month === month);
  if (span === undefined) throw new Error(`no span ${String(month)}`);
  return span;
}

function viewJson({ counted, asOf }: EvidenceView, { questions }: EvidenceSpan): EvidenceDossierView {
  const { facts, refusedAt } = asOf;
  const shown = { refusedAt: isoOrNull(refusedAt), facts: facts === null ? null : factsJson(facts) };
  const nowhere = { asked: null, firstPromise: null, survivorshipSafe: null };
  if (counted === null) return { keys: {}, cells: [], ...shown, ...nowhere };
  const { keys, handlingAgencies } = counted;
  const asked = judge(facts, refusedAt, questions.asked);
  const classUnder = (name: keyof typeof questions, found: DossierClass | null): EvidenceClass | null => {
    if (found === null) return null;
    const judged = judge(facts, refusedAt, questions[name]).class;
    if (judged === null) throw new Error(`dossier ${counted.code} is counted, but its log holds no reception`);
    return { ...judged, class: found };
  };
  return {
    keys,
    ...(handlingAgencies === undefined ? {} : { handlingAgencies }),
    cells: asked.cells,
    ...shown,
    asked: classUnder('asked', counted.class === 'refused' ? null : counted.class),
    firstPromise: classUnder('firstPromise', counted.firstPromiseClass),
    survivorshipSafe: classUnder('survivorshipSafe', counted.survivorshipSafeClass),
  };
}

const dueJson = ({ cause, occurredAt, recordedAt, position, calendar, ...dues }: DueStep): EvidenceDue => ({
  dueAt: isoOrNull(dues.dueAt),
  promiseDueAt: isoOrNull(dues.promiseDueAt),
  indexDueAt: isoOrNull(dues.indexDueAt),
  firstPromiseAt: isoOrNull(dues.firstPromiseAt),
  ...{ cause, occurredAt, recordedAt, position, calendar },
});

const eventJson = ({ position, eventId, type, version, occurredAt, recordedAt, hash }: LoggedEvent): EvidenceEvent => ({
  ...{ position, eventId, type, version, hash },
  occurredAt: isoOf(Date.parse(occurredAt)),
  recordedAt: isoOf(Date.parse(recordedAt)),
});
