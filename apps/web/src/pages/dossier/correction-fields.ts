import { APPLICANT, REASON } from './command-fields.js';
import type { CommandField } from './command-fields.js';
import type { DossierFacts } from './dossier-view.js';

const TIMES = ['receivedAt', 'processedAt', 'returnedAt', 'withdrawnAt', 'stoppedAt'] as const;

/** What can be put right on a dossier as it stands: a time that never was cannot be wrong. */
export function correctable(facts: DossierFacts): string[] {
  const times = TIMES.filter((name) => facts[name] != null);
  const decision = facts.processedAt == null ? [] : ['decision'];
  return [...times, 'agencyId', 'procedureCode', 'channel', ...decision, 'applicant', 'annul'];
}

/** The dialog of a correction: what is wrong, what is right, and why. */
export function correctionFields(facts: DossierFacts, chosen: string | undefined): CommandField[] {
  const first: CommandField = { name: 'field', kind: 'choice', values: correctable(facts), required: true, long: true };
  return [first, ...(chosen === undefined ? [] : newValueOf(chosen)), REASON];
}

function newValueOf(field: string): readonly CommandField[] {
  if (field === 'applicant') return APPLICANT;
  if (field === 'annul') return [{ name: 'targetEventId', kind: 'event', required: true }];
  return [{ name: 'to', required: true, ...KIND_OF[field] }] as CommandField[];
}

const KIND_OF: Record<string, Omit<CommandField, 'name'>> = {
  ...Object.fromEntries(TIMES.map((name) => [name, { kind: 'moment' as const }])),
  agencyId: { kind: 'agency' },
  procedureCode: { kind: 'procedure' },
  channel: { kind: 'choice', values: ['counter', 'post', 'online'] },
  decision: { kind: 'choice', values: ['granted', 'refused'] },
};
