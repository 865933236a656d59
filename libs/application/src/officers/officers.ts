import { Inject, Injectable } from '@nestjs/common';
import { subtreeOf } from '#dossier';
import type { Received } from '#dossier';
import type { Database } from '#event-store';
import type { Principal, Role } from '../access/principal.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { CATALOGUES, DATABASE } from '../ports.js';
import { invalid } from '../problem-error.js';
import type { ProblemError } from '../problem-error.js';
import { statements } from './statements.js';

/** An actor as accounts, tokens or the dossiers themselves know them. */
interface Known {
  role: Role | null;
  /** Root of the subtree they see; null: the whole tenant. */
  unit_id: string | null;
  active: boolean;
  /** Without account and token, but holder of dossiers of the unit asked about. */
  holds: boolean;
}

/** To whom a dossier goes; without an officer it lies with the unit. */
interface HandedTo {
  toUnitId: string;
  toOfficerId?: string | undefined;
}

/** Who has commands for a dossier that they hold. */
const HANDLING: ReadonlySet<Role | null> = new Set<Role>(['clerk', 'officer', 'supervisor']);

/**
 * Whether people whom a request names are people of this house.
 *
 * 2026-11-23: whoever is handed a dossier has an account or a token in force, of a role that handles dossiers, and sees the
 * unit it goes to: a holder who could not open it would be nobody. Somebody without either is known by what feeds and files
 * have brought: they hold an open dossier of that unit, or have held one of its own within a year. Whatever else is named is
 * refused with one code, so that a refusal tells nothing of accounts in other units. What feeds and files tell themselves
 * (role `integration`, the log of another system) does not come by here: they are where such people come from.
 */
@Injectable()
export class Officers {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
  ) {}

  /** Why nobody of this id may be handed a dossier of a unit; null: they may. */
  async refusalToHold({ tenant }: Principal, { toUnitId, toOfficerId }: HandedTo): Promise<ProblemError | null> {
    if (toOfficerId === undefined) return null;
    const known = await this.known(tenant, toOfficerId, toUnitId);
    const catalogue = await this.catalogues.of(tenant);
    const may = known.some(
      ({ holds, active, role, unit_id: unitId }) =>
        holds || (active && HANDLING.has(role) && (subtreeOf(catalogue, unitId)?.has(toUnitId) ?? true)),
    );
    return may
      ? null
      : unknownOfficer('/toOfficerId', `"${toOfficerId}" is nobody who handles dossiers of ${toUnitId}`);
  }

  /**
   * A cause is coded to somebody who held the dossier or entered something of it, or to somebody whom the reviewer sees,
   * whatever has become of their account since. Throws VALIDATION.FAILED.
   */
  async requireResponsible(principal: Principal, officerId: string, dossier: Received): Promise<void> {
    if (tookPart(dossier, officerId)) return;
    const scope = scopeOf(principal, await this.catalogues.of(principal.tenant));
    const known = await this.known(principal.tenant, officerId, null);
    const seen = known.some(({ unit_id: unitId }) => scope === null || unitId === null || scope.has(unitId));
    if (seen) return;
    const detail = `"${officerId}" neither handled the dossier nor works in a unit of yours`;
    throw unknownOfficer('/responsibleOfficerId', detail);
  }

  private known(tenant: string, actorId: string, unitId: string | null): Promise<Known[]> {
    return this.database.query<Known>(statements.knownOfficers, [tenant, [actorId], unitId]);
  }
}

const tookPart = ({ steps }: Received, officerId: string): boolean =>
  steps.some(
    (step) => step.actorId === officerId || (step.type === 'DossierHandedOver' && step.data.toOfficerId === officerId),
  );

const unknownOfficer = (pointer: string, detail: string): ProblemError =>
  invalid([{ pointer, code: 'OFFICER.UNKNOWN', detail }]);
