import { Command, Query } from '@nestjs/cqrs';
import type { ParameterInForce, SignalDefinition, SignalParameter, Words } from '#indicators';
import type { AskedSignal, SignalDossiersPage, SignalsAnswer } from '#read-models';
import type { Principal } from '../access/principal.js';
import type { QueryParameters } from '../parameter-reader.js';

/** A signal with what it asks in this tenant. */
export interface SignalInForce extends Omit<SignalDefinition, 'parameters'> {
  parameters: (SignalParameter & ParameterInForce)[];
}

export interface SignalCatalogue {
  /** What they are called on screen. */
  heading: Words;
  items: SignalInForce[];
}

/** The catalogue of signals. */
export class ListSignals extends Query<SignalCatalogue> {
  constructor(readonly principal: Principal) {
    super();
  }
}

/** What every answer about a period names. */
interface Stated {
  from: string;
  to: string;
  policy: string;
  policyVersion: number;
  population: string;
  /** ISO instant. */
  asOf: string;
  computedAt: string;
}

export interface SignalsSummary extends Omit<SignalsAnswer, 'signals'>, Stated {
  heading: Words;
  /** In the order of the catalogue: what each asked, and what it is called. */
  signals: (AskedSignal & { label: Words })[];
}

/** What the signals say of a period, with the headline rate with and without, within the principal's scope. */
export class GetSignalsSummary extends Query<SignalsSummary> {
  constructor(
    readonly principal: Principal,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

export type SignalDossiers = SignalDossiersPage & Stated;

/** A page of the dossiers that a signal names. */
export class GetSignalDossiers extends Query<SignalDossiers> {
  constructor(
    readonly principal: Principal,
    readonly name: string,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

/** Sets a signal's parameters for the tenant, all of them at once: what is not named goes back to its default. */
export class ConfigureSignal extends Command<SignalInForce> {
  constructor(
    readonly principal: Principal,
    readonly name: string,
    readonly body: unknown,
  ) {
    super();
  }
}
