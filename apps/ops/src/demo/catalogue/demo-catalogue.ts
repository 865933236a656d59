import type { CatalogueEvent } from '#dossier';
import { CITY_AGENCIES } from './city-agencies.js';
import { CITY_PROCEDURES } from './city-procedures.js';
import { DEMO_CLOCK_POLICIES } from './clock-policies.js';
import { COMMUNE_PROCEDURES } from './commune-procedures.js';
import { COMMUNE_AGENCIES } from './communes.js';
import { DEMO_FIELDS } from './fields.js';
import { FORMER_DISTRICTS } from './former-districts.js';

/** The demo's catalogue as the events that define it, in the order they must be written. */
export const DEMO_CATALOGUE: readonly CatalogueEvent[] = [
  { type: 'FieldsDefined', data: { fields: DEMO_FIELDS } },
  { type: 'ClockPoliciesDefined', data: { policies: DEMO_CLOCK_POLICIES } },
  { type: 'AgenciesDefined', data: { agencies: [...CITY_AGENCIES, ...FORMER_DISTRICTS, ...COMMUNE_AGENCIES] } },
  { type: 'ProceduresDefined', data: { procedures: [...COMMUNE_PROCEDURES, ...CITY_PROCEDURES] } },
];
