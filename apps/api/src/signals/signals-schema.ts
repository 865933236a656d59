import { POPULATIONS, SIGNAL_NAMES } from '#indicators';
import { count, described, instant, integer, list, mapOf, object, oneOf, orNull, text } from '../http/answer-schema.js';
import type { Schema } from '../http/answer-schema.js';
import { key, next, rate, stated } from '../indicators/figures-schema.js';

const words: Schema = object({ vi: text, en: text });
const name = oneOf(SIGNAL_NAMES);
const inForce = { value: integer, from: oneOf(['default', 'tenant', 'request']) };
const parameters = mapOf(object(inForce));
const asked = { name, version: integer, parameters };

const parameter = object({
  ...{ name: text, min: integer, max: integer, default: integer },
  unit: oneOf(['dossier', 'second', 'minute', 'hour', 'day']),
  meaning: words,
  ...inForce,
});

const signal = object({
  name,
  version: integer,
  population: described(oneOf(['resolved', 'received']), 'among which dossiers of a period it looks'),
  parameters: list(parameter),
  eventTypes: described(list(text), 'types of the events of a dossier that show it'),
  label: words,
  meaning: words,
  innocent: object({ vi: list(text), en: list(text) }),
});

/** `GET /signals`. */
export const CATALOGUE_SCHEMA = object({ heading: words, items: list(signal) });

const tally = object({ dossiers: count, without: described(rate, 'the headline rate without them') });
const row = object({
  ...{ key, received: count, resolved: count, rate },
  signals: object(Object.fromEntries(SIGNAL_NAMES.map((signalName) => [signalName, tally]))),
  any: described(tally, 'dossiers that at least one signal names, each once'),
});
const population = oneOf(POPULATIONS);

/** `GET /signals/summary`. */
export const SUMMARY_SCHEMA = object({
  heading: words,
  signals: list(object({ ...asked, label: words })),
  rows: list(row),
  total: row,
  population,
  ...stated,
});

const event = object({
  ...{ position: integer, type: text, occurredAt: instant, recordedAt: instant, actorId: orNull(text) },
});
const item = object({
  ...{ code: text, class: text, agencyId: orNull(text), officerId: orNull(text) },
  matches: described(
    list(mapOf({ type: ['string', 'number', 'null'] })),
    'what made it match, one entry a match: instants, counts, positions',
  ),
  events: list(event),
});
const page = Object.fromEntries(Object.entries(stated).filter(([member]) => member !== 'incomplete'));

/** `GET /signals/{name}/dossiers`. */
export const DOSSIERS_SCHEMA = object({ signal: object(asked), items: list(item), next, population, ...page });
