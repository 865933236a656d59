import { instantAt, localDay } from '../../time/zoned.js';
import { STEPS } from './step-fields.js';
import type { StepName } from './step-fields.js';

/**
 * The body of a step from what stands in its dialog. The date of a document means the end of that day, or this moment where
 * it is today's; `now` in milliseconds.
 */
export function stepBody(
  step: StepName,
  values: Readonly<Record<string, unknown>>,
  zone: string,
  now: number,
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of STEPS[step].fields) {
    const value = values[field.name];
    if (value === undefined || value === null || value === '') continue;
    if (field.kind === 'list' && field.onlyIf !== undefined && values[field.onlyIf] !== true) continue;
    if (field.kind === 'dated') {
      if (value !== localDay(now, zone)) body[field.name] = instantAt(String(value), '23:59', zone);
    } else body[field.name] = typeof value === 'string' ? value.trim() : value;
  }
  return body;
}
