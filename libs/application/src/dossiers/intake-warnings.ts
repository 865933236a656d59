import { dossierStream, replay } from '#dossier';
import type { DossierCommand, FoldableEvent } from '#dossier';
import type { EventStore } from '#event-store';
import type { Principal } from '../access/principal.js';
import { inScope, scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import type { DuplicateIntakes, Intake } from '../personal/duplicate-intakes.js';
import type { Warning } from './execute-dossier-command.js';

/** What a reception is warned of, and what is remembered of it once it is stored. */
export interface IntakeCheck {
  warnings: Warning[];
  /** null: nobody can be recognised by what was said. */
  intake: Intake | null;
}

/** The same applicant and procedure within seven days; the receiving clerk sees only codes of their own scope. */
export class IntakeWarnings {
  constructor(
    private readonly store: EventStore,
    private readonly catalogues: Catalogues,
    private readonly duplicates: DuplicateIntakes,
  ) {}

  /** Before the append, so that the warning is part of the answer that is kept. */
  async check(principal: Principal, command: DossierCommand, code: string): Promise<IntakeCheck> {
    const applicant = command.personal?.applicant;
    if (command.name !== 'receive' || applicant === undefined) return { warnings: [], intake: null };
    const { tenant } = principal;
    const { procedureCode, occurredAt: receivedAt } = command;
    const intake = { tenant, code, procedureCode, receivedAt, applicant };
    const dossiers = await this.duplicates.find(intake);
    if (dossiers.length === 0) return { warnings: [], intake };
    const scope = scopeOf(principal, await this.catalogues.of(tenant));
    const seen = scope === null ? dossiers : await this.withinScope(tenant, dossiers, scope);
    const elsewhere = dossiers.length - seen.length;
    return { warnings: [{ code: 'INTAKE.POSSIBLE_DUPLICATE', dossiers: seen, elsewhere }], intake };
  }

  /** After the append: what was refused warns nobody. */
  async remember({ intake }: IntakeCheck): Promise<void> {
    if (intake !== null) await this.duplicates.remember(intake);
  }

  private async withinScope(tenant: string, codes: readonly string[], scope: ReadonlySet<string>): Promise<string[]> {
    const streams = await this.store.readStreams(tenant, codes.map(dossierStream));
    return codes.filter((code) => {
      const events = streams.get(dossierStream(code)) ?? [];
      return inScope(scope, replay(code, events as unknown as FoldableEvent[]));
    });
  }
}
