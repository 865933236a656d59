import type { RestatedDossier } from '#read-models';
import type { RestatementPageQuestion } from './period-parameters.js';
import type { PeriodRecord } from './period-record.js';
import type { RestatementPage } from './period-requests.js';

interface PageQuestion extends Omit<RestatementPageQuestion, 'asOf'> {
  /** Agencies whose dossiers may be seen; null: all. */
  scope: ReadonlySet<string> | null;
}

/** A page of a restatement while the list goes by in the order of codes: only the page is held, whatever its length. */
export class RestatementPages {
  private readonly items: RestatedDossier[] = [];
  private visible = 0;
  private hasMore = false;

  constructor(private readonly question: PageQuestion) {}

  take(slice: readonly RestatedDossier[]): void {
    const { scope, policy, cursor, limit } = this.question;
    for (const dossier of slice) {
      const policies = dossier.policies.filter((changed) => policy === null || changed.policy === policy);
      if (!mayBeSeen(dossier, scope) || policies.length === 0) continue;
      this.visible += 1;
      if (cursor !== null && dossier.code <= cursor) continue;
      if (this.items.length < limit) this.items.push({ ...dossier, policies });
      else this.hasMore = true;
    }
  }

  result({ calendar, period }: PeriodRecord): Omit<RestatementPage, 'asOf' | 'position'> {
    const next = this.hasMore ? (this.items.at(-1)?.code ?? null) : null;
    return { calendar, period, policy: this.question.policy, dossiers: this.visible, items: this.items, next };
  }
}

/** Whoever counted it before or counts it now may see that it moved. */
function mayBeSeen({ key }: RestatedDossier, scope: ReadonlySet<string> | null): boolean {
  if (scope === null) return true;
  return [key.from, key.to].some((side) => side?.agency != null && scope.has(side.agency));
}
