import { type CalendarVersion, type PlainDate, startOfLocalDay } from '#calendar';
import { agencyOn, type Catalogue, type Channel, procedureOn } from '#dossier';
import type { AgencyProfile } from '../profile/agency-profile.js';
import type { MixRow } from '../profile/procedure-mix.js';
import type { Random } from '../random.js';
import { weightedChoice, type WeightedChoice } from '../weighted-choice.js';
import type { Arrival } from './arrival.js';
import { placesOf } from './closed-runs.js';
import { dayWeight } from './day-weight.js';
import { arrivalTime } from './time-of-day.js';

/** Which part of all dossiers comes through each channel. */
const CHANNEL_SHARE: Record<Channel, number> = { online: 0.55, counter: 0.41, post: 0.04 };

export interface ArrivalPlan {
  from: PlainDate;
  to: PlainDate;
  /** About how many dossiers come in a whole window. */
  dossiers: number;
  calendar: CalendarVersion;
  catalogue: Catalogue;
  profiles: readonly AgencyProfile[];
}

/** Everything that comes in during the window, in order of time. */
export function arrivalsOf(plan: ArrivalPlan, random: Random): Arrival[] {
  const places = placesOf(plan.calendar, plan.from, plan.to);
  const destinations = destinationsOf(plan);
  const arrivals: Omit<Arrival, 'serial'>[] = [];
  for (const channel of ['counter', 'online', 'post'] as const) {
    const perWeight = (plan.dossiers * CHANNEL_SHARE[channel]) / sum(places.map((place) => dayWeight(place, channel)));
    for (const place of places) {
      const expected = perWeight * dayWeight(place, channel) * random.between(0.88, 1.12);
      const dayStart = startOfLocalDay(place.date, plan.calendar.timezone);
      const choice = destinations(place.date, channel);
      for (let left = Math.floor(expected + random.next()); left > 0; left -= 1) {
        const at = arrivalTime(plan.calendar, dayStart, channel, random);
        const { profile, row } = choice.draw(random);
        const procedure = procedureOn(plan.catalogue, row.code, place.date);
        if (at !== null && procedure !== null) arrivals.push({ at, channel, profile, row, procedure });
      }
    }
  }
  return arrivals.sort((a, b) => a.at - b.at).map((arrival, serial) => ({ ...arrival, serial }));
}

type Destination = { profile: AgencyProfile; row: MixRow };
type Destinations = (date: PlainDate, channel: Channel) => WeightedChoice<Destination>;

/** Agency and procedure together, among the agencies in being that day; remembered while the same ones are. */
function destinationsOf({ catalogue, profiles }: ArrivalPlan): Destinations {
  const known = new Map<string, WeightedChoice<Destination>>();
  return (date, channel) => {
    const inBeing = profiles.filter(({ agencyId }) => agencyOn(catalogue, agencyId, date) !== null);
    const key = `${channel} ${inBeing.map(({ agencyId }) => agencyId).join(' ')}`;
    const choice = known.get(key) ?? weightedChoice(inBeing.flatMap((profile) => rowsOf(profile, channel)));
    known.set(key, choice);
    return choice;
  };
}

/** An agency's weight spread over its own demand, so that one asked on line mostly hardly shows at the counters. */
function rowsOf(profile: AgencyProfile, channel: Channel): { item: Destination; weight: number }[] {
  const total = sum(profile.mix.map(({ counter, online, post }) => counter + online + post));
  return profile.mix.map((row) => ({ item: { profile, row }, weight: (profile.weight * row[channel]) / total }));
}

const sum = (numbers: number[]): number => numbers.reduce((total, n) => total + n, 0);
