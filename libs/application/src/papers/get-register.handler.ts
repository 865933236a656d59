import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { localDate, parsePlainDate } from '#calendar';
import { dossierStream, subtreeOf } from '#dossier';
import type { Applicant, Catalogue } from '#dossier';
import type { Database } from '#event-store';
import type { RegisterPaper, RegisterRow } from '#exchange';
import { channelOfCode, statusOfCode } from '#read-models';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { ParameterReader } from '../parameter-reader.js';
import { reasonOf } from '../personal/access-record.js';
import { maskApplicant } from '../personal/mask.js';
import type { PersonalVault } from '../personal/personal-vault.js';
import { readApplicants } from '../personal/read-applicants.js';
import { CATALOGUES, CLOCK, DATABASE, IDS, PERSONAL_VAULT } from '../ports.js';
import type { Clock, Ids } from '../ports.js';
import { ProblemError } from '../problem-error.js';
import { personOf } from './dossier-matter.js';
import { GetRegister } from './get-paper.js';
import { officeOf, unitName } from './office-of.js';
import { statements } from './statements.js';

/** More than any counter of the country receives in a day; a whole province is asked for unit by unit. */
const MOST = 2_000;

interface Row {
  code: string;
  status: number;
  agency_id: string | null;
  receiving_agency_id: string | null;
  procedure_code: string | null;
  channel: number | null;
  received_at: Date;
  first_promise_at: Date | null;
  processed_at: Date | null;
  returned_at: Date | null;
}

@QueryHandler(GetRegister)
export class GetRegisterHandler implements IQueryHandler<GetRegister, RegisterPaper> {
  constructor(
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(PERSONAL_VAULT) private readonly vault: PersonalVault,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  async execute({ principal, parameters, full }: GetRegister): Promise<RegisterPaper> {
    requireOperation(principal, full ? 'papers.print' : 'dossiers.read');
    const { tenant, timezone, unitId } = principal;
    const now = this.clock.now();
    const { on, agencyId } = readParameters(parameters, localDate(now, timezone));
    const catalogue = await this.catalogues.of(tenant);
    const rows = await this.rowsOf(principal, catalogue, on, agencyId);
    if (full) await this.record(principal, rows, on);
    const streams = rows.map(({ code }) => dossierStream(code));
    const applicants = await readApplicants(this.database, this.vault, tenant, streams);
    const root = [...catalogue.agencies.values()].find(({ parentId }) => parentId === null)?.id ?? null;
    return {
      kind: 'register',
      ...{ on, timezone, printedAt: now },
      office: officeOf(catalogue, agencyId ?? unitId ?? root),
      rows: rows.map((row, index) => {
        const applicant = applicants.get(dossierStream(row.code)) ?? {};
        return rowOf(row, index + 1, full ? applicant : maskApplicant(applicant), catalogue);
      }),
    };
  }

  private async rowsOf(
    principal: Principal,
    catalogue: Catalogue,
    on: string,
    agencyId: string | null,
  ): Promise<Row[]> {
    const scope = scopeOf(principal, catalogue);
    if (agencyId !== null && (!catalogue.agencies.has(agencyId) || scope?.has(agencyId) === false)) {
      throw new ProblemError('AGENCY.NOT_FOUND', `there is no agency ${agencyId}`, { agencyId });
    }
    const agencies = agencyId === null ? scope : subtreeOf(catalogue, agencyId);
    const asked = [principal.tenant, on, agencies === null ? null : [...agencies], MOST + 1];
    const rows = await this.database.query<Row>(statements.registerRows, asked);
    if (rows.length <= MOST) return rows;
    const message = `more than ${String(MOST)} dossiers on ${on}; ask for one agency`;
    throw new ProblemError('REPORT.TOO_LARGE', message, { most: MOST, narrow: ['agencyId'] });
  }

  private async record(principal: Principal, rows: readonly Row[], on: string): Promise<void> {
    const { tenant, actorId, unitId, role } = principal;
    const streams = rows.map(({ code }) => dossierStream(code));
    const accesses = rows.map(() => this.ids.uuid());
    const reason = reasonOf(principal, `print: register of ${on}`);
    await this.database.query(statements.recordPrints, [tenant, accesses, streams, actorId, unitId, role, reason]);
  }
}

function readParameters(parameters: GetRegister['parameters'], today: string) {
  const reader = new ParameterReader(parameters, ['on', 'agencyId']);
  const on = reader.text('on') ?? today;
  if (parsePlainDate(on) === null) reader.fault('on', 'DATE.UNREADABLE', 'accepted is a date such as 2026-03-02');
  return reader.result({ on, agencyId: reader.text('agencyId') });
}

function rowOf(row: Row, number: number, applicant: Applicant, catalogue: Catalogue): RegisterRow {
  const { code, status, procedure_code: procedure, channel } = row;
  return {
    number,
    code,
    procedure: catalogue.procedures.get(procedure ?? '')?.at(-1)?.name ?? procedure ?? '',
    applicant: personOf(applicant),
    handledBy: unitName(catalogue, row.agency_id) ?? '',
    channel: channelOfCode(channel),
    receivedAt: row.received_at.getTime(),
    promisedAt: row.first_promise_at?.getTime() ?? null,
    processedAt: row.processed_at?.getTime() ?? null,
    returnedAt: row.returned_at?.getTime() ?? null,
    state: statusOfCode(status),
  };
}
