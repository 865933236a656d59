import type { FieldProblem } from '#application';
import { invalid } from '#application';

const MAX_DEPTH = 16;

/** Names that no body of ours has and that make libraries look for a class behind a plain object. */
const RESERVED: ReadonlySet<string> = new Set(['constructor', '__proto__', 'prototype']);

/** Every string in Unicode NFC, as it is stored; NUL and lone surrogates are refused with their pointer. */
export function cleanText(value: unknown): unknown {
  const problems: FieldProblem[] = [];
  const cleaned = clean(value, '', 0, problems);
  if (problems.length > 0) throw invalid(problems);
  return cleaned;
}

function clean(value: unknown, pointer: string, depth: number, problems: FieldProblem[]): unknown {
  if (typeof value === 'string') {
    if (value.includes('\0')) problems.push({ pointer, code: 'TEXT.NUL', detail: 'holds a NUL character' });
    else if (!value.isWellFormed()) problems.push({ pointer, code: 'TEXT.BROKEN', detail: 'holds half a character' });
    return value.normalize('NFC');
  }
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) {
    problems.push({ pointer, code: 'BODY.TOO_DEEP' });
    return null;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => clean(item, `${pointer}/${String(index)}`, depth + 1, problems));
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (RESERVED.has(key)) problems.push({ pointer: `${pointer}/${key}`, code: 'UNKNOWN_MEMBER' });
      const inside = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      return [clean(key, inside, depth + 1, problems) as string, clean(member, inside, depth + 1, problems)];
    }),
  );
}
