/** What a log keeps of an error. */
export interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
}

/**
 * Name, message, code and stack, nothing else: errors of the database also carry the statement, its parameters and
 * the row, which may be about a person. Values that PostgreSQL quotes in its messages are masked.
 */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const code = (error as { code?: unknown }).code;
  const message = withoutValues(error.message);
  return {
    type: error.name,
    message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: stackOf(error.stack, error.message, message) }),
  };
}

/** `invalid input syntax for type date: "…"` and `Key (code)=(…) already exists` */
function withoutValues(message: string): string {
  return message.replace(/: ".*"/gs, ': "…"').replace(/=\(.*?\)(?= )/gs, '=(…)');
}

function stackOf(stack: string, original: string, masked: string): string {
  return stack.replace(original, () => masked);
}
