import type { CaseListProblem, DueSince, ToldActivity } from '#dossier';
import type { CsvRecord, TraceEvent } from '../case-list/csv-records.js';
import { RowReader, tidy } from '../case-list/row-reader.js';
import type { ReadRow, RecordReader } from '../case-list/row-reader.js';
import type { TimeReader } from '../case-list/time-format.js';

/** Longest name of an activity, status or unit that is kept. */
const MAX_LENGTH = 200;

/** A log that says it is ours may still hold a name. */
const PSEUDONYM = /^p-[0-9a-f]{16}$/;

/** A trace is read as a row of a table is, and its events are the activities. */
export class TraceReader implements RecordReader {
  constructor(
    private readonly rows: RowReader,
    private readonly readTime: TimeReader,
    /** What stands for a person's name; null: nobody is kept. */
    private readonly pseudonymOf: ((name: string) => string) | null,
    /** A log that we have written: it names nobody, and tells every due. */
    private readonly isOwn: boolean,
  ) {}

  codeOf(record: CsvRecord): string {
    return this.rows.codeOf(record);
  }

  namesOf(record: CsvRecord): string[] {
    return this.rows.namesOf(record);
  }

  read(record: CsvRecord): ReadRow {
    const row = this.rows.read(record);
    if (record.tooManyEvents === true) row.problems.push({ code: 'ACTIVITIES.TOO_MANY', field: 'activities' });
    row.activities = (record.events ?? []).flatMap((event, index) => {
      const problem = this.problemOf(event, index + 1);
      if (problem !== null) row.problems.push(problem);
      return problem === null ? [this.activity(event)] : [];
    });
    if (this.isOwn) this.addOwn(row, record);
    return row;
  }

  private addOwn(row: ReadRow, { own }: CsvRecord): void {
    row.grain = own?.grain === 'instant' ? 'instant' : 'date';
    row.dues = (own?.dues ?? []).flatMap(({ due, since }): DueSince[] => {
      const [at, dueAt] = [this.readTime(since), due === null ? null : this.readTime(due)];
      if (at !== null && (due === null || dueAt !== null)) return [{ since: at, dueAt }];
      row.problems.push({
        code: 'TIME.UNREADABLE',
        field: 'dueAt',
        given: `${due ?? ''} ${since}`.slice(0, 100).toWellFormed(),
      });
      return [];
    });
    row.dueAt = row.dues.at(-1)?.dueAt ?? null;
  }

  private problemOf({ name, at }: TraceEvent, number: number): CaseListProblem | null {
    const field = 'activities';
    const which = `event ${String(number)}`;
    if (name === null || clean(name) === '') return { code: 'ACTIVITY.NAME_MISSING', field, given: which };
    if (at === null) return { code: 'ACTIVITY.TIME_MISSING', field, given: which };
    if (this.readTime(at) !== null) return null;
    return { code: 'TIME.UNREADABLE', field, given: `${which}: ${at.slice(0, 100).toWellFormed()}` };
  }

  private activity({ name, at, status, unit, officer, afterEnd }: TraceEvent): ToldActivity {
    const who = officer === null || clean(officer) === '' ? null : clean(officer);
    return {
      at: this.readTime(at ?? '') ?? 0,
      name: clean(name ?? ''),
      status: orNull(status),
      unitId: orNull(unit),
      pseudonym: who === null ? null : this.isOwn && PSEUDONYM.test(who) ? who : (this.pseudonymOf?.(who) ?? null),
      ...(this.isOwn && { afterEnd: afterEnd === true }),
    };
  }
}

const clean = (text: string): string => tidy(text).slice(0, MAX_LENGTH).toWellFormed();

const orNull = (text: string | null): string | null => (text === null || clean(text) === '' ? null : clean(text));
