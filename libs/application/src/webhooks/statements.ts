import { readFileSync } from 'node:fs';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** One statement per file in `sql/`, read once. */
export const statements = {
  insert: load('insert-webhook'),
  list: load('webhooks'),
  remove: load('delete-webhook'),
  replay: load('replay-webhook'),
  rotate: load('rotate-secret'),
  deliveries: load('deliveries'),
  lease: load('lease-webhooks'),
  keepAttempt: load('keep-attempt'),
  release: load('release-webhook'),
  forget: load('forget-deliveries'),
};
