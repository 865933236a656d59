import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { ValidationError } from 'class-validator';
import { invalid } from '#application';
import type { FieldProblem } from '#application';
import { cleanText } from './clean-text.js';

/** A body as an instance of its DTO; unknown members are refused, every problem names its JSON pointer. */
export function validateBody<T extends object>(type: new () => T, body: unknown): T {
  return validateClean(type, cleanText(body ?? {}));
}

/** As {@link validateBody}, for a body whose text is clean already. */
export function validateClean<T extends object>(type: new () => T, cleaned: unknown): T {
  if (typeof cleaned !== 'object' || cleaned === null || Array.isArray(cleaned)) {
    throw invalid([{ pointer: '', code: 'BODY.NOT_AN_OBJECT', detail: 'a JSON object is expected' }]);
  }
  const instance = plainToInstance(type, cleaned);
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (errors.length > 0) throw invalid(errors.flatMap((error) => problemsOf(error, '')));
  return instance;
}

function problemsOf(error: ValidationError, parent: string): FieldProblem[] {
  const pointer = `${parent}/${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, detail]) => ({
    pointer,
    code: rule === 'whitelistValidation' ? 'UNKNOWN_MEMBER' : rule,
    detail,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, pointer))];
}
