import type { PlainDate } from '#calendar';
import { afterEffective, codeOfStream, effectiveHistory, unknownDossier } from '#dossier';
import type { DossierState, FoldableEvent } from '#dossier';
import type { StoredEvent } from '#event-store';
import {
  KNOWN_POLICIES,
  classify,
  countPopulationBy,
  monthsOf,
  periodInstants,
  rateOf,
  viewpointOf,
} from '#indicators';
import type { CountedDossier, Counts, Policy, Population, Question, Rate } from '#indicators';
import { countingFacts } from '../dossier-facts/counting-facts.js';
import type { GroupName } from '../indicators/question.js';
import { zoneOf } from '../zone-of.js';

export interface OracleQuestion {
  timezone: string;
  from: PlainDate;
  to: PlainDate;
  policy: Policy;
  population?: Population;
  asOf: number | null;
  now: number;
}

export interface OracleRow {
  key: Record<string, string | null>;
  counts: Counts;
  rate: Rate;
  firstPromise: Rate;
  survivorshipSafe: Rate;
}

/** Figures by brute force: every dossier replayed from the events that the question may see (CONTRACT 7.1). */
export function oracleRows(
  log: readonly StoredEvent[],
  question: OracleQuestion,
  groupBy: readonly GroupName[],
): OracleRow[] {
  if (!groupBy.includes('month')) return rowsOfSpan(log, question, groupBy);
  const others = groupBy.filter((name) => name !== 'month');
  return monthsOf(question).flatMap(({ month, from, to }) =>
    rowsOfSpan(log, { ...question, from, to }, others).map((row) => ({ ...row, key: { ...row.key, month } })),
  );
}

function rowsOfSpan(log: readonly StoredEvent[], question: OracleQuestion, groupBy: readonly GroupName[]): OracleRow[] {
  const { timezone, policy, population } = question;
  const zone = zoneOf(timezone);
  const period = periodInstants(question, zone);
  const asked: Question = { period, at: viewpointOf(period, question.asOf ?? question.now), policy, zone, population };
  const dossiers = dossiersOf(log, question, asked).flatMap((dossier) =>
    groupBy.includes('handlingAgency')
      ? [...dossier.units].map((unit) => ({ ...dossier, keys: { ...dossier.keys, handlingAgency: unit } }))
      : [dossier],
  );
  const rowsUnder = (under: Policy) => countPopulationBy(dossiers, groupBy, { ...asked, policy: under });
  const rateUnder = (under: Policy): Map<string, Rate> =>
    new Map(rowsUnder(under).map(({ key, counts }) => [JSON.stringify(key), rateOf(counts, under)]));
  const first = rateUnder(KNOWN_POLICIES['first-promise']);
  const safe = rateUnder(KNOWN_POLICIES['survivorship-safe']);
  const nothing: Rate = { numerator: 0, denominator: 0, percent: null };
  return rowsUnder(policy).map(({ key, counts }) => ({
    key,
    counts,
    rate: rateOf(counts, policy),
    firstPromise: first.get(JSON.stringify(key)) ?? nothing,
    survivorshipSafe: safe.get(JSON.stringify(key)) ?? nothing,
  }));
}

type Handled = CountedDossier & { units: Set<string | null> };

/** A dossier, and its history as it stood at as-of, oldest first: also what happened only after the period. */
export type Lived = Handled & {
  code: string;
  history: readonly Standing[];
  /** The same as it was recorded, corrections among them. */
  recorded: readonly StoredEvent[];
};

/** Every dossier of the log as a question may see it. */
export function dossiersOf(log: readonly StoredEvent[], { asOf }: OracleQuestion, asked: Question): Lived[] {
  const streams = new Map<string, StoredEvent[]>();
  for (const event of log) {
    if (asOf !== null && Date.parse(event.recordedAt) > asOf) continue;
    streams.set(event.streamId, [...(streams.get(event.streamId) ?? []), event]);
  }
  return [...streams].map(([streamId, events]) => {
    // A correction changes its target once it is known; what happened when is asked of the history as it then stands.
    const history = standing(events);
    const happened = history.filter((event) => Date.parse(event.occurredAt) < asked.period.endAt);
    const code = codeOfStream(streamId) ?? '';
    return { ...dossierOf(code, happened, asked), code, history, recorded: events };
  });
}

/** The history as it stands after its corrections; an annulled reception leaves nothing to count. */
export function standing(events: readonly StoredEvent[]): Standing[] {
  const all = events as unknown as readonly Standing[];
  const reception = all.find((event) => event.type === 'DossierReceived');
  const annulled = all.some(
    (event) =>
      event.type === 'DossierCorrected' &&
      event.data.field === 'annul' &&
      event.data.targetEventId === reception?.eventId,
  );
  return annulled ? [] : [...effectiveHistory(all)];
}

/** An event of a history as it stands after its corrections. */
export type Standing = FoldableEvent & { position: number };

const BEFORE_RECEPTION = ['DossierSubmitted', 'IntakeRefused'];

function dossierOf(code: string, seen: readonly Standing[], asked: Question): Handled {
  const isReceived = seen.some((event) => event.type === 'DossierReceived');
  const events = isReceived ? seen : seen.filter((event) => BEFORE_RECEPTION.includes(event.type));
  const folded = (some: readonly Standing[]) => {
    let state: DossierState = unknownDossier(code);
    for (const event of some) {
      const next = afterEffective(state, event);
      if (next === null) throw new Error(`${code}: ${event.type} cannot follow ${state.status}`);
      state = next;
    }
    return state;
  };
  const state = folded(events);
  const pinned = {
    agency: state.agencyId,
    field: state.fieldCode,
    procedure: state.procedureCode,
    level: state.agencyLevel,
    channel: state.channel,
  };
  if (!state.received) {
    return { facts: null, refusedAt: state.refusedAt, keys: { ...pinned, officer: null }, units: new Set() };
  }
  const facts = countingFacts(state);
  const { end } = classify(facts, asked.policy, asked.at, asked.zone);
  const holders = events.filter((event) =>
    ['DossierSubmitted', 'DossierReceived', 'DossierHandedOver'].includes(event.type),
  );
  const holderAt = (until: number) => {
    const then = folded(holders.filter((event) => Date.parse(event.occurredAt) <= until));
    return then.received ? then.holder : null;
  };
  const units = new Set(
    holders.filter((e) => e.type !== 'DossierSubmitted').map((e) => holderAt(Date.parse(e.occurredAt))?.unitId ?? null),
  );
  holders.forEach((_, index) => {
    const then = folded(holders.slice(0, index + 1));
    if (then.received) units.add(then.holder.unitId);
  });
  return { facts, keys: { ...pinned, officer: holderAt(end ?? Infinity)?.officerId ?? null }, units };
}
