import { addMonths, type CalendarVersion, type Instant, localDate, startOfLocalDay } from '#calendar';
import {
  type CalendarPublished,
  calendarStream,
  CATALOGUE_STREAM,
  type Catalogue,
  type CatalogueEvent,
  emptyCatalogue,
  evolveCatalogue,
  toIso,
} from '#dossier';
import { arrivalsOf } from './arrival/arrivals.js';
import { DEMO_DECISION_RULES, type DecisionRules } from './behaviour/decision-rules.js';
import { historyOf } from './behaviour/history-of.js';
import { Lateness } from './behaviour/lateness.js';
import { CITY } from './catalogue/city-agencies.js';
import { DEMO_CATALOGUE } from './catalogue/demo-catalogue.js';
import { DemoReviews, type Reviewable } from './behaviour/reviewing.js';
import { tellingsOf } from './behaviour/telling.js';
import type { DemoEntry, DemoReviewEntry, DemoSetUpEntry, DemoTellingEntry } from './demo-entry.js';
import { DossierCodes } from './dossier-codes.js';
import { agencyProfiles } from './profile/agency-profiles.js';
import { seededRandom, seedOf } from './random.js';

/** The seed to use where nobody asks for another one. */
export const DEMO_SEED = 20250701;

const MONTHS = 12;
const MONTHS_OF_TROUBLE = 3;
const DOSSIERS = 20_000;

export interface DemoRequest {
  /** A whole number, 32 bits; the same seed, `now` and calendar give the same demo. */
  seed: number;
  /** The present: the twelve months end here and nothing is recorded later. */
  now: Instant;
  calendar: CalendarVersion;
  /** About how many dossiers; 20,000 unless said otherwise. */
  dossiers?: number;
  rules?: DecisionRules;
}

export interface GeneratedDemo {
  /** Catalogue and calendar, recorded when the twelve months begin; to be loaded first. */
  setUp: DemoSetUpEntry[];
  /** Every event of every dossier, by `recordedAt`, then stream and version. */
  entries: DemoEntry[];
  /** Every step of every review of a late dossier, in the same order. */
  reviews: DemoReviewEntry[];
  /** What applicants were told of extensions, in the same order. */
  tellings: DemoTellingEntry[];
  dossiers: number;
  /** Both as the log gives them, folded. */
  catalogue: Catalogue;
}

/** A year of a believable Hà Nội. Pure: every history is made by `decide` and `evolve` from a seeded chance. */
export function generateDemo({ seed, now, calendar, ...rest }: DemoRequest): GeneratedDemo {
  const { dossiers = DOSSIERS, rules = DEMO_DECISION_RULES } = rest;
  const today = localDate(now, calendar.timezone);
  const from = addMonths(today, -MONTHS);
  const definitions = [...DEMO_CATALOGUE, published(calendar)];
  const catalogue = definitions.reduce(evolveCatalogue, emptyCatalogue());
  const profiles = agencyProfiles(startOfLocalDay(addMonths(today, -MONTHS_OF_TROUBLE), calendar.timezone));
  const plan = { from, to: today, dossiers, calendar, catalogue, profiles };

  const world = { now, calendar, rules };
  const lateness = new Lateness();
  const codes = new DossierCodes(calendar.timezone, now);
  const entries: DemoEntry[] = [];
  const reviewable: Reviewable[] = [];
  const tellings: DemoTellingEntry[] = [];
  let begun = 0;
  for (const arrival of arrivalsOf(plan, seededRandom(seed))) {
    const code = codes.next(arrival.profile.agencyId, arrival.at);
    const random = seededRandom(seedOf(seed, arrival.serial));
    const history = historyOf(code, { arrival, catalogue, world, random, lateness });
    begun += history.entries.length > 0 ? 1 : 0;
    entries.push(...history.entries);
    tellings.push(...tellingsOf(history.entries, world, seededRandom(seedOf(seed ^ TELLINGS, arrival.serial))));
    const { state } = history;
    // Chances of their own, so that reviews and what was told change nothing of what they look at.
    if (state.received) reviewable.push({ code, state, random: seededRandom(seedOf(seed ^ REVIEWS, arrival.serial)) });
  }
  entries.sort(byRecording);
  tellings.sort(byRecording);
  const setUp = setUpOf(definitions, startOfLocalDay(from, calendar.timezone));
  const reviews = reviewsOf(reviewable, now, calendar);
  return { setUp, entries, reviews, tellings, dossiers: begun, catalogue };
}

const REVIEWS = 0x5eed;
const TELLINGS = 0x7e11;

function reviewsOf(dossiers: Reviewable[], now: Instant, calendar: CalendarVersion): DemoReviewEntry[] {
  const reviews = new DemoReviews(now, calendar);
  const late = dossiers.sort((a, b) => (a.state.dueAt ?? 0) - (b.state.dueAt ?? 0) || (a.code < b.code ? -1 : 1));
  for (const dossier of late) reviews.tell(dossier);
  return reviews.entries.sort(byRecording);
}

/** Everything that is loaded after the set-up, by `recordedAt`, then stream and version. */
export const inOrder = ({ entries, reviews, tellings }: Pick<GeneratedDemo, 'entries' | 'reviews' | 'tellings'>) =>
  [...entries, ...reviews, ...tellings].sort(byRecording);

const published = (calendar: CalendarVersion): CalendarPublished => ({ type: 'CalendarPublished', data: { calendar } });

type Recorded = Pick<DemoEntry, 'recordedAt' | 'streamId' | 'expectedVersion'>;

function byRecording(a: Recorded, b: Recorded): number {
  if (a.recordedAt !== b.recordedAt) return a.recordedAt - b.recordedAt;
  if (a.streamId !== b.streamId) return a.streamId < b.streamId ? -1 : 1;
  return a.expectedVersion - b.expectedVersion;
}

function setUpOf(definitions: readonly (CatalogueEvent | CalendarPublished)[], recordedAt: Instant): DemoSetUpEntry[] {
  const versions = new Map<string, number>();
  return definitions.map((definition) => {
    const streamId =
      definition.type === 'CalendarPublished' ? calendarStream(definition.data.calendar.id) : CATALOGUE_STREAM;
    const expectedVersion = versions.get(streamId) ?? 0;
    versions.set(streamId, expectedVersion + 1);
    const event = { ...definition, schemaVersion: 1 as const, occurredAt: toIso(recordedAt), personal: null };
    return { streamId, expectedVersion, event, actorId: 'demo-loader', unitId: CITY, recordedAt };
  });
}
