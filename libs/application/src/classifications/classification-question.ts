import type { Instant } from '#calendar';
import { IndicatorsError, findPolicy, parseFacts } from '#indicators';
import type { DossierFacts, Policy } from '#indicators';
import { INSTANT_FORM, readInstant } from '../parameter-reader.js';
import { invalid } from '../problem-error.js';
import type { FieldProblem } from '../problem-error.js';

/** What `POST /classifications/explain` asks, checked. */
export interface ClassificationQuestion {
  facts: DossierFacts;
  policy: Policy;
  asOf: Instant;
}

const MEMBERS = ['facts', 'policy', 'asOf'];

/**
 * Reads the body `{facts, policy, asOf}`. Without a policy it is `tt01-2020`; without `asOf` it is `now`, since that is
 * what somebody who classifies an open dossier by hand means. An instant to come is allowed: the question is pure.
 * @throws ProblemError `VALIDATION.FAILED` with the pointer of every member at fault
 */
export function readClassificationQuestion(body: unknown, now: Instant): ClassificationQuestion {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw invalid([{ pointer: '', code: 'BODY.NOT_AN_OBJECT', detail: `accepted is {${MEMBERS.join(', ')}}` }]);
  }
  const given = body as Record<string, unknown>;
  const problems: FieldProblem[] = Object.keys(given)
    .filter((name) => !MEMBERS.includes(name))
    .map((name) => ({ pointer: `/${name}`, code: 'UNKNOWN_MEMBER', detail: `accepted are ${MEMBERS.join(', ')}` }));
  const facts = attempt('/facts', problems, () => parseFacts(given['facts'] ?? null));
  const policy = attempt('', problems, () => readPolicy(given['policy']));
  const asOf = readAsOf(given['asOf'], now);
  if (asOf === null) problems.push({ pointer: '/asOf', code: 'AS_OF.NOT_AN_INSTANT', detail: INSTANT_FORM });
  if (facts === null || policy === null || asOf === null || problems.length > 0) throw invalid(problems);
  return { facts, policy, asOf };
}

/** A policy that is no text is as unknown as one of another name. */
const readPolicy = (given: unknown): Policy =>
  findPolicy(given === undefined || given === null || typeof given === 'string' ? given : JSON.stringify(given));

function readAsOf(given: unknown, now: Instant): Instant | null {
  if (given === undefined || given === null) return now;
  return typeof given === 'string' ? readInstant(given) : null;
}

function attempt<T>(prefix: string, problems: FieldProblem[], read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof IndicatorsError)) throw error;
    const { code, accepted, pointer } = error;
    problems.push({ pointer: `${prefix}${pointer}`, code, detail: `accepted are ${accepted.join(', ')}` });
    return null;
  }
}
