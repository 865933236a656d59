import type { Provider } from '@nestjs/common';
import { ConfigureSignalHandler } from './configure-signal.handler.js';
import { GetSignalDossiersHandler, GetSignalsSummaryHandler, ListSignalsHandler } from './signal-queries.handlers.js';
import { SignalsTurnstile } from './signals-turnstile.js';

export * from './signal-requests.js';
export {
  ConfigureSignalHandler,
  GetSignalDossiersHandler,
  GetSignalsSummaryHandler,
  ListSignalsHandler,
  SignalsTurnstile,
};

/** Use cases about signals. */
export const SIGNAL_PROVIDERS: Provider[] = [
  ConfigureSignalHandler,
  GetSignalDossiersHandler,
  GetSignalsSummaryHandler,
  ListSignalsHandler,
  SignalsTurnstile,
];
