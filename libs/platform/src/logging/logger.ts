import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import { describeError } from './describe-error.js';
import { lineWriter } from './line-writer.js';
import { redactedFields } from './redacted-fields.js';

/** How a process logs. */
export interface LoggerOptions {
  /** Which process speaks: `api`, `worker`, `dh`. */
  readonly name: string;
  /** JSON lines for machines, or one readable line per entry. */
  readonly format: 'json' | 'lines';
  readonly level?: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Where lines go; default standard output. */
  readonly destination?: DestinationStream;
}

/** Nest's logger, with fields: `info({ jobId }, 'Job done')`. Secrets and personal data are left out. */
export interface AppLogger extends LoggerService {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  alarm(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** Makes the logger of a process. */
export function createLogger(options: LoggerOptions): AppLogger {
  const target = options.destination ?? pino.destination({ dest: 1, sync: true });
  const logger = pino(
    {
      name: options.name,
      level: options.level ?? 'info',
      base: { name: options.name },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: redactedFields, censor: '[hidden]' },
      serializers: { err: describeError, error: describeError },
    },
    options.format === 'lines' ? lineWriter(target) : target,
  );
  return {
    log: (message, ...rest) => write(logger, 'info', message, rest),
    warn: (message, ...rest) => write(logger, 'warn', message, rest),
    error: (message, ...rest) => write(logger, 'error', message, rest),
    fatal: (message, ...rest) => write(logger, 'fatal', message, rest),
    debug: (message, ...rest) => write(logger, 'debug', message, rest),
    verbose: (message, ...rest) => write(logger, 'debug', message, rest),
    info: (fields, message) => logger.info(fields, message),
    alarm: (fields, message) => logger.error(fields, message),
  };
}

/** Nest passes the context last and, for errors, a stack before it. */
function write(
  logger: Logger,
  level: 'debug' | 'info' | 'warn' | 'error' | 'fatal',
  message: unknown,
  rest: unknown[],
): void {
  const texts = rest.filter((part): part is string => typeof part === 'string');
  const context = texts.at(-1);
  const stack = texts.find((text) => /\n\s+at /.test(text));
  const given = message instanceof Error ? message : rest.find((part) => part instanceof Error);
  const fields = {
    ...(context !== undefined && context !== stack ? { context } : {}),
    ...(given === undefined ? {} : { err: given }),
    ...(given === undefined && stack !== undefined ? { stack } : {}),
  };
  if (message instanceof Error) logger[level](fields, describeError(message).message);
  else if (typeof message === 'object' && message !== null) logger[level]({ ...fields, ...message });
  else logger[level](fields, String(message));
}
