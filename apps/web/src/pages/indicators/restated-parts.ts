/** How a dossier is counted under one policy; of `GET …/restatement`. */
export interface Standing {
  class: string;
  received: boolean;
  waiting: boolean;
  closedBy: 'withdrawn' | 'stopped' | null;
}
export type StandingKey = Readonly<Record<'agency' | 'field' | 'procedure' | 'level' | 'channel', string | null>>;
export interface RestatedDossier {
  code: string;
  key: { from: StandingKey | null; to: StandingKey | null };
  policies: { policy: string; from: Standing | null; to: Standing | null }[];
  events: { position: number; eventId: string; type: string }[];
}

/** One thing that is otherwise than when the period was closed; `what` names a kind of value. */
export interface ChangedPart {
  what: 'class' | 'counted' | 'waiting' | 'closedBy' | keyof StandingKey;
  from: string | null;
  to: string | null;
}

const KEYS = ['agency', 'field', 'procedure', 'level', 'channel'] as const;

/** Everything in which a dossier is counted otherwise under a policy; a class of null: it was, or is, not counted at all. */
export function changedParts({ key, policies }: RestatedDossier, policy: string): ChangedPart[] {
  const changed = policies.find((one) => one.policy === policy);
  if (changed === undefined) return [];
  const { from, to } = changed;
  const parts: ChangedPart[] = [{ what: 'class', from: from?.class ?? null, to: to?.class ?? null }];
  if (from !== null && to !== null) {
    parts.push({ what: 'counted', from: counted(from), to: counted(to) });
    parts.push({ what: 'waiting', from: String(from.waiting), to: String(to.waiting) });
    parts.push({ what: 'closedBy', from: from.closedBy, to: to.closedBy });
    parts.push(...KEYS.map((what) => ({ what, from: key.from?.[what] ?? null, to: key.to?.[what] ?? null })));
  }
  return parts.filter((part) => part.from !== part.to);
}

const counted = ({ received }: Standing): string => (received ? 'received' : 'carriedOver');
