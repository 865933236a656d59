import { addDays } from '#calendar';
import { afterEffective, codeOfStream, unknownDossier } from '#dossier';
import type { DossierState, Received } from '#dossier';
import type { StoredEvent } from '#event-store';
import { classify, findPolicy, periodInstants, viewpointOf } from '#indicators';
import type { Measure, PolicyName } from '#indicators';
import { countingFacts } from '../dossier-facts/counting-facts.js';
import type { MeasureQuestion } from '../plan-measures/index.js';
import { zoneOf } from '../zone-of.js';
import { type Standing, standing } from './oracle.js';

/** One dossier as the question sees it, with the events behind it in the order of telling. */
interface Life {
  code: string;
  state: Received;
  events: readonly Standing[];
}

interface Seen {
  lives: Life[];
  from: number;
  end: number;
  question: MeasureQuestion;
  policy: PolicyName;
}

type OwnMeasure = Exclude<Measure['kind'], 'onTimeRate' | 'worstField' | 'channelShare'>;
type Counted = { of: number; all: number };

/** A measure by brute force: every dossier replayed from the events that the question may see. */
export function oracleMeasure(
  log: readonly StoredEvent[],
  question: MeasureQuestion,
  kind: OwnMeasure,
  policy: PolicyName = 'tt01-2020',
) {
  const zone = zoneOf(question.timezone);
  const [from, end] = [zone.startOfDay(question.from), zone.startOfDay(addDays(question.to, 1))];
  const streams = new Map<string, StoredEvent[]>();
  for (const event of log) {
    if (question.asOf !== null && Date.parse(event.recordedAt) > question.asOf) continue;
    streams.set(event.streamId, [...(streams.get(event.streamId) ?? []), event]);
  }
  const lives = [...streams].flatMap(([streamId, events]) => {
    const happened = standing(events).filter((event) => Date.parse(event.occurredAt) < end);
    const code = codeOfStream(streamId) ?? '';
    const state = folded(code, happened);
    return state?.received === true ? [{ code, state, events: happened }] : [];
  });
  const seen: Seen = { lives, from, end, question, policy };
  const counted = lives.map((life) => COUNTS[kind](life, seen));
  return {
    numerator: counted.reduce((sum, { of }) => sum + of, 0),
    denominator: counted.reduce((sum, { all }) => sum + all, 0),
  };
}

/** Null: a history cut before its reception. */
function folded(code: string, events: readonly Standing[]): DossierState | null {
  if (!events.some(({ type }) => type === 'DossierReceived')) return null;
  return events.reduce<DossierState>((state, event) => afterEffective(state, event) ?? state, unknownDossier(code));
}

const NONE: Counted = { of: 0, all: 0 };
const one = (counts: boolean): Counted => ({ of: counts ? 1 : 0, all: 1 });

const COUNTS: Record<OwnMeasure, (life: Life, seen: Seen) => Counted> = {
  digitizedResults: ({ state }, seen) => {
    const { processedAt, withdrawnAt, stoppedAt, decision, digitizedAt } = state;
    if (!lies(processedAt, state, seen) || decision !== 'granted') return NONE;
    const other = Math.min(withdrawnAt ?? Infinity, stoppedAt ?? Infinity);
    return processedAt !== null && other < processedAt ? NONE : one(digitizedAt !== null);
  },
  digitizedComponents: ({ state, events }, seen) => {
    const reception = events.find((event) => event.type === 'DossierReceived');
    if (reception?.type !== 'DossierReceived' || !lies(state.receivedAt, state, seen)) return NONE;
    const { components } = reception.data;
    return { of: components.filter(({ digitized }) => digitized).length, all: components.length };
  },
  satisfaction: ({ state }, seen) => (lies(state.ratedAt, state, seen) ? one((state.satisfaction ?? 0) >= 4) : NONE),
  electronicHandOvers: ({ state, events }, seen) => {
    if (closedAt(state) < seen.from) return NONE;
    const modes: string[] = [];
    let unit: string | null = null;
    for (const event of events) {
      if (event.type === 'DossierReceived') unit = event.data.receivingAgencyId ?? event.data.agencyId;
      if (event.type !== 'DossierHandedOver') continue;
      const { toUnitId, mode } = event.data;
      if (toUnitId !== unit && Date.parse(event.occurredAt) >= seen.from) modes.push(mode);
      unit = toUnitId;
    }
    return modes.length === 0 ? NONE : one(modes.every((mode) => mode === 'electronic'));
  },
  returnedByPost: ({ state, events }, seen) => {
    if (!lies(state.returnedAt, state, seen)) return NONE;
    const last = events.findLast((event) => event.type === 'ResultReturned');
    return one(last?.type === 'ResultReturned' && last.data.via === 'post');
  },
  lateNamed: (life, seen) => {
    const held = lateHolder(life, seen);
    return held === null ? NONE : one(held.unitId !== null && held.officerId !== null);
  },
};

/** In the period; nothing happens to a dossier before it is received. */
const lies = (instant: number | null, { receivedAt }: Received, { from, end }: Seen): boolean =>
  instant !== null && Math.max(instant, receivedAt) >= from && Math.max(instant, receivedAt) < end;

function closedAt({ receivedAt, processedAt, returnedAt, withdrawnAt, stoppedAt }: Received): number {
  const first = (...ends: (number | null)[]): number => Math.min(...ends.map((end) => end ?? Infinity));
  const settled = first(processedAt, withdrawnAt, stoppedAt);
  return Math.max(receivedAt, settled, first(returnedAt, withdrawnAt, stoppedAt));
}

/** Who held a late dossier at its end or, open overdue, at V; null: it is not late, or not of the period. */
export function lateHolder({ code, state, events }: Life, { question, from, policy }: Seen) {
  const zone = zoneOf(question.timezone);
  const at = viewpointOf(periodInstants(question, zone), question.asOf ?? question.now);
  const verdict = classify(countingFacts(state), findPolicy(policy), at, zone);
  if (verdict.class !== 'openOverdue' && verdict.class !== 'late') return null;
  // What an earlier period counted as ended is none of this one's, whatever a feed tells of later.
  const ends = [...findPolicy(policy).end, 'stopped', 'withdrawn'] as const;
  if (ends.some((kind) => Math.max(state[`${kind}At`] ?? Infinity, state.receivedAt) < from)) return null;
  const until = verdict.class === 'late' ? (verdict.end ?? Infinity) : Infinity;
  const moves = events.filter(({ type }) => type === 'DossierReceived' || type === 'DossierHandedOver');
  const then = folded(
    code,
    moves.filter((event) => Date.parse(event.occurredAt) <= until),
  );
  return then?.received === true ? then.holder : { unitId: null, officerId: null };
}
