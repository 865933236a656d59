import { instantAt } from '../../time/zoned.js';
import type { CommandField } from './command-fields.js';

/** The body of a command from what stands in its dialog; a day means its last minute in the tenant's zone. */
export function commandBody(
  fields: readonly CommandField[],
  values: Readonly<Record<string, unknown>>,
  zone: string,
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const { name, kind } of fields) {
    const value = values[name];
    if (value === undefined || value === null || value === '') continue;
    if (kind === 'lines') {
      const lines = String(value)
        .split('\n')
        .map((line) => line.trim());
      const items = lines.filter(Boolean).map((line) => ({ name: line }));
      if (items.length > 0) body[name] = items;
    } else if (kind === 'day') body[name] = instantAt(String(value), '23:59', zone);
    else body[name] = typeof value === 'string' ? value.trim() : value;
  }
  return body;
}
