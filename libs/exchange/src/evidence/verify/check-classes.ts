import type { EvidencePolicies } from '../format.js';
import { type EvidenceSpan, type Judgement, judge } from '../judge.js';
import type { ReadView } from './read-dossier.js';

/** Where a line says something else than the rules. */
export interface Finding {
  field: string;
  detail: string;
}

export type JudgedView = Record<keyof EvidencePolicies, Judgement>;

const POLICIES = ['asked', 'firstPromise', 'survivorshipSafe'] as const;
const MEMBERS = ['class', 'end', 'endedBy', 'comparedWith', 'because', 'waiting'] as const;

/** Judges a view under the three policies and compares what the line claims of class, reason and cells. */
export function checkClasses(view: ReadView, span: EvidenceSpan): { judged: JudgedView; findings: Finding[] } {
  const of = (name: keyof EvidencePolicies) => judge(view.facts, view.refusedAt, span.questions[name]);
  const judged = { asked: of('asked'), firstPromise: of('firstPromise'), survivorshipSafe: of('survivorshipSafe') };
  const findings = POLICIES.flatMap((name) => compared(`${view.field}/${name}`, view[name], judged[name]));
  const cells = judged.asked.cells.toSorted();
  if (JSON.stringify(view.cells.toSorted()) !== JSON.stringify(cells)) {
    findings.push({
      field: `${view.field}/cells`,
      detail: `is ${said(view.cells)}, should be ${said(judged.asked.cells)}`,
    });
  }
  return { judged, findings };
}

function compared(field: string, claimed: unknown, { counted, class: expected }: Judgement): Finding[] {
  if (expected === null || !counted) {
    return claimed === null ? [] : [{ field, detail: 'is given, but no row counts the dossier under this policy' }];
  }
  if (typeof claimed !== 'object' || claimed === null)
    return [{ field, detail: `is missing, should be ${expected.class}` }];
  const given = claimed as Record<string, unknown>;
  return MEMBERS.filter((member) => (given[member] ?? null) !== expected[member]).map((member) => ({
    field: `${field}/${member}`,
    detail: `is ${said(given[member] ?? null)}, should be ${said(expected[member])}`,
  }));
}

export const said = (value: unknown): string => JSON.stringify(value);
