import type { CalendarVersion, Instant } from '#calendar';
import { classify } from '#indicators';
import type { Because, DossierClass, EndKind, Zone } from '#indicators';
import type { ClassificationQuestion } from './classification-question.js';
import { comparedDue } from './compared-due.js';
import type { DueBecause } from './compared-due.js';

/** The answer of `POST /classifications/explain`; instants are ISO texts in UTC. */
export interface ClassificationView {
  class: DossierClass;
  /** When the dossier ended under the policy; null while it is open. */
  end: string | null;
  endedBy: EndKind | null;
  /** The due that decided; null where no comparison did. */
  comparedWith: string | null;
  because: Because;
  /** Open, and the applicant's turn. */
  waiting: boolean;
  /** The due the policy compares with, whether it decided or not, and why it is that one. */
  due: { dueAt: string | null; because: DueBecause; calendar?: { id: string; version: number } };
  policy: string;
  policyVersion: number;
  asOf: string;
}

/** Classifies facts under a policy at an instant and says which due was compared. Throws what `comparedDue` throws. */
export function explainClassification(
  { facts, policy, asOf }: ClassificationQuestion,
  calendar: CalendarVersion | null,
  zone: Zone,
): ClassificationView {
  const due = comparedDue(facts, policy, asOf, calendar);
  // What was computed here is judged by; a due that stood in the facts is there already.
  const computed = policy.comparedWith === 'promise' ? { promiseDueAt: due.dueAt } : { indexDueAt: due.dueAt };
  const judged = due.calendar === null ? facts : { ...facts, ...computed };
  const { end, comparedWith, ...result } = classify(judged, policy, asOf, zone);
  const under = due.calendar === null ? {} : { calendar: { id: due.calendar.id, version: due.calendar.version } };
  return {
    ...result,
    end: iso(end),
    comparedWith: iso(comparedWith),
    due: { dueAt: iso(due.dueAt), because: due.because, ...under },
    policy: policy.name,
    policyVersion: policy.version,
    asOf: new Date(asOf).toISOString(),
  };
}

const iso = (instant: Instant | null): string | null => (instant === null ? null : new Date(instant).toISOString());
