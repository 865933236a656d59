import { validateCalendar } from '#calendar';
import type { EvidenceFailure } from './report.js';
import { type Shape, ShapeError } from './shape.js';

const FILE = 'calendars.json';

/**
 * Every calendar version that gave a due is in the file and is a calendar.
 * @param used `[id, version]` as JSON, with the last line that names it
 */
export function checkCalendars(document: Shape | undefined, used: ReadonlyMap<string, number>): EvidenceFailure[] {
  const failures: EvidenceFailure[] = [];
  const known = new Set<string>();
  try {
    for (const entry of document?.at('calendars').list() ?? []) {
      const [id, version] = [entry.at('id').text(), entry.at('version').whole()];
      known.add(JSON.stringify([id, version]));
      const verdict = validateCalendar(entry.at('calendar').raw);
      const [first] = verdict.ok ? [] : verdict.errors;
      const fail = (field: string, detail: string): void => {
        failures.push({ file: FILE, line: null, field: `${entry.field}/calendar${field}`, detail });
      };
      if (first !== undefined) fail(first.pointer, first.message);
      else if (verdict.ok && (verdict.calendar.id !== id || verdict.calendar.version !== version)) {
        fail('', `is ${verdict.calendar.id} version ${String(verdict.calendar.version)}`);
      }
    }
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    return [{ file: FILE, line: null, field: error.field, detail: error.expected }];
  }
  for (const [calendar, line] of used) {
    if (known.has(calendar)) continue;
    failures.push({
      file: FILE,
      line: null,
      field: '/calendars',
      detail: `${calendar} is missing; line ${String(line)} names it`,
    });
  }
  return failures;
}
