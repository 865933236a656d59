import { validateCalendar } from '#calendar';
import type { CalendarVersion } from '#calendar';
import type { Database, Sql } from '#event-store';
import type { CheckedCalendar } from './calendar-document.js';
import { statements } from './statements.js';

/** A calendar that was imported and not yet published. */
export interface CalendarDraft {
  calendar: CalendarVersion;
  agencyIds: string[] | undefined;
  importedBy: string;
  importedAt: Date;
}

type Row = Omit<CalendarDraft, 'calendar' | 'agencyIds'> & { content: unknown; agencyIds: string[] | null };

const SELECT = `
  select content, agency_ids as "agencyIds", imported_by as "importedBy", imported_at as "importedAt"
  from calendar_draft where tenant_id = $1`;

/** At most one per calendar; a new import replaces it, a publication takes it away. */
export class CalendarDrafts {
  constructor(private readonly database: Database) {}

  async keep(tenant: string, { calendar, agencyIds }: CheckedCalendar, importedBy: string): Promise<void> {
    const content = JSON.stringify(calendar);
    const parameters = [tenant, calendar.id, calendar.version, content, agencyIds ?? null, importedBy];
    await this.database.query(statements.keepDraft, parameters);
  }

  /** null if there is none. */
  async of(tenant: string, calendarId: string): Promise<CalendarDraft | null> {
    const [row] = await this.database.query<Row>(`${SELECT} and calendar_id = $2`, [tenant, calendarId]);
    return row === undefined ? null : toDraft(row);
  }

  async list(tenant: string): Promise<CalendarDraft[]> {
    return (await this.database.query<Row>(`${SELECT} order by calendar_id`, [tenant])).map(toDraft);
  }

  /** What is published up to a version is no draft any more. */
  async forget(sql: Sql, tenant: string, calendarId: string, version: number): Promise<void> {
    const parameters = [tenant, calendarId, version];
    await sql.query(
      'delete from calendar_draft where tenant_id = $1 and calendar_id = $2 and version <= $3',
      parameters,
    );
  }
}

/** Frozen again, because its compiled form is remembered per object. */
function toDraft({ content, agencyIds, ...rest }: Row): CalendarDraft {
  const verdict = validateCalendar(content);
  if (!verdict.ok) throw new Error(`a stored draft is no calendar: ${JSON.stringify(verdict.errors[0])}`);
  return { calendar: verdict.calendar, agencyIds: agencyIds ?? undefined, ...rest };
}
