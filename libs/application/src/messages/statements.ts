import { readFileSync } from 'node:fs';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** One statement per file in `sql/`, read once. */
export const statements = {
  openWatches: load('open-watches'),
  behind: load('behind'),
  lockWatch: load('lock-watch'),
  deriveMessages: load('derive-messages'),
  withdrawMessages: load('withdraw-messages'),
  streamsHeard: load('streams-heard'),
  moveWatch: load('move-watch'),
  markPrinted: load('mark-printed'),
  messagesOf: load('messages-of'),
  claim: load('claim-messages'),
  recordReading: load('record-reading'),
  settle: load('settle-message'),
  retry: load('retry-message'),
  retryAll: load('retry-messages'),
  openMessages: load('open-messages'),
  gateway: load('gateway'),
  setGateway: load('set-gateway'),
  removeGateway: load('remove-gateway'),
  disableGateway: load('disable-gateway'),
};
