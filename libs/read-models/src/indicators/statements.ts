import { readFileSync } from 'node:fs';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** One statement per file in `sql/`, read once; statements about figures are generated. */
export const statements = {
  positionAt: load('position-at'),
  runningProjection: load('running-projection'),
  countParked: load('count-parked'),
  dossiersAt: load('dossiers-at'),
  livesAt: load('lives-at'),
  publishedCalendars: load('published-calendars'),
  hashAt: load('hash-at'),
  eventsOfDossiers: load('events-of-dossiers'),
};
