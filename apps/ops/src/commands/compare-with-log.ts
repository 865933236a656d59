import type { Database } from '#event-store';
import { PostgresEventStore } from '#event-store';
import type { LogComparison, ReadDossier } from '#exchange';
import { loggedEvents } from '#read-models';
import type { LoggedEvent } from '#read-models';

type Difference = Awaited<ReturnType<LogComparison['dossiers']>>[number];

/** Evidence against a log: every event of a dossier up to the position, no more and no fewer, with its id and hash. */
export function compareWithLog(database: Database): LogComparison {
  const store = new PostgresEventStore(database);
  return {
    head: async (tenant, position) => {
      const [event] = await store.readLog(tenant, { after: position - 1, upTo: position, limit: 1 });
      return event?.hash ?? null;
    },
    dossiers: async (tenant, position, page) => {
      const codes = page.map(({ dossier }) => dossier.code);
      const logged = await loggedEvents(database, tenant, codes, position);
      return page.flatMap(({ line, dossier }) => differences(line, dossier, logged.get(dossier.code) ?? []));
    },
  };
}

const MEMBERS = ['position', 'eventId', 'type', 'occurredAt', 'recordedAt', 'hash'] as const;

function differences(line: number, { code, events }: ReadDossier, logged: readonly LoggedEvent[]): Difference[] {
  const known = new Map(logged.map((event) => [event.version, event]));
  const told = new Set(events.map(({ version }) => version));
  const missing = logged
    .filter(({ version }) => !told.has(version))
    .map(({ version, type }) => `version ${String(version)}, ${type}, is in the log and not in the file`);
  const found = events.flatMap((event, index) => {
    const own = known.get(event.version);
    const field = `/events/${String(index)}`;
    if (own === undefined) return [{ line, field, detail: `${code}: the log has no version ${String(event.version)}` }];
    return MEMBERS.filter((member) => event[member] !== own[member]).map((member) => ({
      line,
      field: `${field}/${member}`,
      detail: `${code}: is ${String(event[member])}, the log has ${String(own[member])}`,
    }));
  });
  return [...found, ...missing.map((detail) => ({ line, field: '/events', detail: `${code}: ${detail}` }))];
}
