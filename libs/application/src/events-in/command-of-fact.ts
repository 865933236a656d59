import {
  APPLICANT_KINDS,
  CHANNELS,
  COMPONENT_FORMS,
  DECISIONS,
  HAND_OVER_MODES,
  PAYMENT_METHODS,
  RETURN_ROUTES,
} from '#dossier';
import type { Applicant, Component } from '#dossier';
import type { NamedBody } from '../dossiers/command-body.js';
import type { FieldReader } from './field-reader.js';

const DONG = 1_000_000_000_000;

/** Makes the command that a fact is decided as; reads only what a command's body has, the rest is computed here. */
type Reading = (data: FieldReader, code: string) => NamedBody;

/**
 * The events other systems may tell, by name. Not among them, and refused: corrections and amendments (somebody answers for them
 * and somebody else approves), extensions (signed by a person of ours), calendars, recalculations and everything administrative.
 */
const COMMAND_OF_FACT: Readonly<Record<string, Reading>> = {
  DossierSubmitted: (data) => ({ name: 'submit', body: intakeOf(data) }),
  DossierReceived: (data, code) => ({
    name: 'receive',
    body: defined({
      ...intakeOf(data),
      code,
      caseCode: data.code('caseCode'),
      receivingAgencyId: data.code('receivingAgencyId'),
      clockStartsAt: data.instant('clockStartsAt'),
      applicantKind: data.oneOf('applicantKind', APPLICANT_KINDS),
      components: data.list('components', componentOf),
    }),
  }),
  IntakeRefused: (data) => {
    const reasonCode = data.required('reasonCode', data.code('reasonCode'));
    return { name: 'refuse-intake', body: { ...intakeOf(data), reasonCode } };
  },
  DossierHandedOver: (data) => ({
    name: 'hand-over',
    body: defined({
      ...personalOf(data),
      toUnitId: data.required('toUnitId', data.code('toUnitId')),
      toOfficerId: data.code('toOfficerId'),
      step: data.code('step'),
      mode: data.oneOf('mode', HAND_OVER_MODES),
    }),
  }),
  SupplementRequested: (data) => ({
    name: 'request-supplement',
    body: defined({ ...personalOf(data), items: itemsOf(data), respondBy: data.instant('respondBy') }),
  }),
  SupplementReceived: (data) => ({
    name: 'receive-supplement',
    body: defined({ ...personalOf(data), items: itemsOf(data) }),
  }),
  SupplementExpired: (data) => ({ name: 'expire-supplement', body: personalOf(data) }),
  PaymentRequested: (data) => ({
    name: 'request-payment',
    body: defined({
      ...personalOf(data),
      amount: data.required('amount', data.integer('amount', 1, DONG)),
      method: data.oneOf('method', PAYMENT_METHODS),
    }),
  }),
  PaymentReceived: (data) => ({
    name: 'confirm-payment',
    body: defined({
      ...personalOf(data),
      amount: data.integer('amount', 1, DONG),
      method: data.oneOf('method', PAYMENT_METHODS),
    }),
  }),
  DossierProcessed: (data) => ({
    name: 'process',
    body: defined({
      ...personalOf(data),
      decision: data.oneOf('decision', DECISIONS),
      resultNumber: data.text('resultNumber', 64),
      resultDigitized: data.flag('resultDigitized'),
    }),
  }),
  ResultReturned: (data) => ({
    name: 'return-result',
    body: defined({ ...personalOf(data), via: data.oneOf('via', RETURN_ROUTES) }),
  }),
  ResultDigitized: (data) => ({ name: 'digitize-result', body: personalOf(data) }),
  SatisfactionRated: (data) => ({
    name: 'rate',
    body: { ...personalOf(data), score: data.required('score', data.integer('score', 1, 5)) },
  }),
  DossierWithdrawn: (data) => ({
    name: 'withdraw',
    body: defined({ ...personalOf(data), legalBasisCode: data.code('legalBasisCode') }),
  }),
  ProcessingStopped: (data) => ({
    name: 'stop',
    body: { ...personalOf(data), legalBasisCode: data.required('legalBasisCode', data.code('legalBasisCode')) },
  }),
};

/** How a fact of that name is read; null: such a fact is not accepted. */
export const readingOf = (name: string): Reading | null =>
  Object.hasOwn(COMMAND_OF_FACT, name) ? (COMMAND_OF_FACT[name] ?? null) : null;

/** The names that are accepted. */
export const ACCEPTED_FACTS: readonly string[] = Object.keys(COMMAND_OF_FACT);

const intakeOf = (data: FieldReader) =>
  defined({
    ...personalOf(data),
    procedureCode: data.required('procedureCode', data.code('procedureCode')),
    agencyId: data.code('agencyId'),
    channel: data.required('channel', data.oneOf('channel', CHANNELS)),
  });

/** Plain text of another system, encrypted here; its ciphertext is for nobody to open. */
const personalOf = (data: FieldReader) =>
  defined({
    applicant: data.object('applicant', applicantOf),
    abstract: data.text('abstract', 4_000),
    note: data.text('note', 4_000),
    reason: data.text('reason', 4_000),
  });

const applicantOf = (data: FieldReader): Applicant =>
  defined({
    name: data.text('name', 200),
    idNumber: data.text('idNumber', 32),
    phone: data.text('phone', 32),
    address: data.text('address', 500),
    email: data.text('email', 200),
  });

const componentOf = (data: FieldReader): Component => ({
  code: data.required('code', data.code('code')),
  name: data.required('name', data.text('name', 300)),
  form: data.required('form', data.oneOf('form', COMPONENT_FORMS)),
  digitized: data.required('digitized', data.flag('digitized')),
});

const itemsOf = (data: FieldReader) =>
  data.list('items', (item) =>
    defined({ code: item.code('code'), name: item.required('name', item.text('name', 300)) }),
  );

type Defined<T> = { [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

/** Without the members that are undefined. */
const defined = <T extends object>(members: T): Defined<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<T>;
