import type { Role } from '../../session/session.js';

export interface Standing {
  role: Role;
  /** What the dossier's state allows, whoever asks. */
  available: readonly string[];
  /** Of these, what this person may do. */
  theirs: readonly string[];
  /** In whose hands it is: their own, a unit's without a name, or somebody else's. */
  hands: 'own' | 'unit' | 'others';
}

/**
 * The next thing that somebody of a role does with a dossier as it stands, or null where they have nothing to do but wait or look:
 * the one button that stands out (2026-11-23; before, it was the first of the list, mostly the hand-over).
 */
export function mainCommand(standing: Standing): string | null {
  const wanted = WANTED[standing.role]?.(standing) ?? [];
  return wanted.find((name) => standing.theirs.includes(name)) ?? null;
}

type Wanted = (standing: Standing) => readonly string[];

/** Whoever comes to the counter is served first; what lies there without a name goes on. */
const ofClerk: Wanted = ({ hands }) => [
  ...['receive', 'receive-supplement', 'confirm-payment', 'return-result', 'rate'],
  ...(hands === 'others' ? [] : ['hand-over']),
];

/** Their own they finish, and what is finished goes to the counter; while the applicant is awaited nothing is theirs to do. */
const ofOfficer: Wanted = ({ available, hands }) => {
  if (hands === 'others') return [];
  if (available.includes('process')) return hands === 'own' ? ['process'] : ['hand-over'];
  return available.includes('return-result') ? ['digitize-result', 'hand-over'] : ['digitize-result'];
};

/** What waits for their word, else the dossier's own next step; what somebody works on can be given to another. */
const ofSupervisor: Wanted = ({ available, hands }) => [
  ...['approve-correction', 'receive'],
  ...(available.includes('process') ? [hands === 'own' ? 'process' : 'hand-over'] : []),
  ...['receive-supplement', 'confirm-payment', 'return-result'],
];

const WANTED: Partial<Record<Role, Wanted>> = { clerk: ofClerk, officer: ofOfficer, supervisor: ofSupervisor };
