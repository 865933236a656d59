import { CanonicalListHash } from '#read-models';
import type { RestatedDossier } from '#read-models';
import type { RestatedPolicy } from './closing-events.js';

/** What the log says of a list of restated dossiers, made while the list goes by in the order of codes. */
export class RestatementSummary {
  /** How many went by. */
  dossiers = 0;
  private readonly list = new CanonicalListHash();
  private readonly counted: { policy: RestatedPolicy['policy']; dossiers: number; moves: Moves }[];

  constructor(policies: readonly Pick<RestatedPolicy, 'policy'>[]) {
    this.counted = policies.map(({ policy }) => ({ policy, dossiers: 0, moves: new Map() }));
  }

  add(slice: readonly RestatedDossier[]): void {
    for (const dossier of slice) {
      this.dossiers += 1;
      this.list.add(dossier);
      for (const counted of this.counted) {
        const changed = dossier.policies.find(({ policy }) => policy === counted.policy);
        if (changed === undefined) continue;
        counted.dossiers += 1;
        const [from, to] = [changed.from?.class ?? null, changed.to?.class ?? null];
        const key = JSON.stringify([from, to]);
        counted.moves.set(key, { from, to, dossiers: (counted.moves.get(key)?.dossiers ?? 0) + 1 });
      }
    }
  }

  /** Of the whole list; nothing can be added afterwards. */
  hash(): string {
    return this.list.end();
  }

  policies(): RestatedPolicy[] {
    return this.counted.map(({ policy, dossiers, moves }) => {
      const sorted = [...moves].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, move]) => move);
      return { policy, dossiers, moves: sorted };
    });
  }
}

type Moves = Map<string, RestatedPolicy['moves'][number]>;
