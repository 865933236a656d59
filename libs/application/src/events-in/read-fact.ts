import { createHash } from 'node:crypto';
import { codeOfStream } from '#dossier';
import { assertStorable, canonicalJson } from '#event-store';
import { eventNameOf } from '#exchange';
import type { NamedBody } from '../dossiers/command-body.js';
import { ProblemError, invalid } from '../problem-error.js';
import type { FieldProblem } from '../problem-error.js';
import { ACCEPTED_FACTS, readingOf } from './command-of-fact.js';
import { FieldReader, isObject } from './field-reader.js';

/** A fact of another system, ready to be decided. */
export interface Fact {
  source: string;
  id: string;
  code: string;
  command: NamedBody;
  /** Kept beside the event: who told it and what it claims of itself. */
  metadata: Record<string, unknown>;
  /** SHA-256 of the whole event, hex: another one under the same id is refused. */
  requestHash: string;
  /** Members of `data` that say nothing here: computed anew, or unknown. */
  ignored: string[];
  /** Ciphertext under a key of theirs was left out. */
  personalDropped: boolean;
}

/** Reads a CloudEvent of another system. Throws VALIDATION.FAILED naming the members, EVENT.NOT_ACCEPTED, NotStorableError. */
export function readFact(value: unknown): Fact {
  if (!isObject(value)) throw invalid([{ pointer: '', code: 'OBJECT.EXPECTED', detail: 'a CloudEvent is expected' }]);
  assertStorable(value);
  const problems: FieldProblem[] = [];
  const event = new FieldReader(value, '', problems);
  event.required('specversion', event.oneOf('specversion', ['1.0']));
  const id = event.required('id', event.text('id', 200));
  const source = event.required('source', event.text('source', 200));
  const type = event.required('type', event.text('type', 200));
  const subject = event.required('subject', event.text('subject', 200));
  const occurredAt = event.required('time', event.instant('time'));
  const [claimedActor, claimedUnit] = [event.text('actorid', 200), event.text('unitid', 200)];
  const personal = event.text('personal', 1_000_000);
  refuse(problems);
  const reading = requireReading(type);
  const code = codeOfStream(subject);
  if (code === null) throw notAccepted(`subject "${subject}" is no dossier-<code>`);
  const data = isObject(value['data']) ? value['data'] : {};
  const reader = new FieldReader(data, '/data', problems);
  const told = reader.code('code') ?? code;
  if (told !== code) problems.push({ pointer: '/data/code', code: 'CODE.OTHER_THAN_SUBJECT', detail: subject });
  const command = reading(reader, code);
  refuse(problems);
  command.body.occurredAt = occurredAt;
  return {
    ...{ source, id, code, command },
    metadata: {
      origin: `events:${source}`,
      told: {
        source,
        id,
        ...(claimedActor === undefined ? {} : { claimedActor }),
        ...(claimedUnit === undefined ? {} : { claimedUnit }),
      },
    },
    requestHash: createHash('sha256').update(canonicalJson(value)).digest('hex'),
    ignored: Object.keys(data).filter((name) => !reader.read.has(name)),
    personalDropped: personal !== undefined,
  };
}

const refuse = (problems: FieldProblem[]): void => {
  if (problems.length > 0) throw invalid(problems);
};

function requireReading(type: string) {
  const name = eventNameOf(type);
  if (name === null) throw notAccepted(`type "${type}" is none of ours: vn.dunghen.<EventName>.v1`);
  if (name.schemaVersion !== 1) throw notAccepted(`${type}: version 1 of an event is understood`);
  const reading = readingOf(name.name);
  if (reading === null) {
    throw notAccepted(`${name.name} is not accepted from other systems; accepted are ${ACCEPTED_FACTS.join(', ')}`);
  }
  return reading;
}

const notAccepted = (message: string): ProblemError => new ProblemError('EVENT.NOT_ACCEPTED', message);
