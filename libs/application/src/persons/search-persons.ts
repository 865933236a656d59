import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { dossierStream } from '#dossier';
import type { Database } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { recordAccess } from '../personal/access-record.js';
import { maskApplicant } from '../personal/mask.js';
import type { PersonalVault } from '../personal/personal-vault.js';
import { readApplicants } from '../personal/read-applicants.js';
import { CATALOGUES, DATABASE, IDS, PERSONAL_VAULT } from '../ports.js';
import type { Ids } from '../ports.js';
import { invalid } from '../problem-error.js';
import type { FieldProblem } from '../problem-error.js';
import { PersonMarks, idOf, phoneOf, wordsOf } from './person-marks.js';
import type { PersonTerms } from './person-marks.js';
import { statements } from './statements.js';

/** So many dossiers are shown at most; who is meant by more is not told by more of them. */
const MOST = 20;
/** One word names half a city. */
const FEWEST_WORDS = 2;
/** What stands for a search among the streams of access records. */
export const SEARCH_STREAM = 'persons-search';

/** A dossier of somebody who was looked for; the name shows the first letters alone. */
export interface FoundPerson {
  code: string;
  name: string | null;
  procedureCode: string | null;
  agencyId: string | null;
  /** Reception, else submission or refusal; ISO instant. */
  listedAt: string | null;
}

export interface PersonSearch {
  items: FoundPerson[];
  /** Whether there are more than are shown. */
  more: boolean;
  accessRecordId: string;
}

/** Who applied, looked for by id number, phone and words of the name: all that is given has to fit. */
export class SearchPersons extends Query<PersonSearch> {
  constructor(
    readonly principal: Principal,
    readonly terms: PersonTerms,
  ) {
    super();
  }
}

interface Row {
  code: string;
  procedure_code: string | null;
  agency_id: string | null;
  listed_at: Date | null;
}

@QueryHandler(SearchPersons)
export class SearchPersonsHandler implements IQueryHandler<SearchPersons, PersonSearch> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(PERSONAL_VAULT) private readonly vault: PersonalVault,
    @Inject(PersonMarks) private readonly marks: PersonMarks,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  async execute({ principal, terms }: SearchPersons): Promise<PersonSearch> {
    requireOperation(principal, 'persons.search');
    requireTelling(terms);
    const { tenant } = principal;
    const marks = this.marks.of(tenant, terms);
    const scope = scopeOf(principal, await this.catalogues.of(tenant));
    const parameters = [tenant, marks, scope === null ? null : [...scope], MOST + 1];
    const rows = await this.database.query<Row>(statements.findDossiers, parameters);
    const shown = rows.slice(0, MOST);
    const accessRecordId = await this.record(principal, terms, marks, rows.length);
    const streams = shown.map((row) => dossierStream(row.code));
    const applicants = await readApplicants(this.database, this.vault, tenant, streams);
    const items = shown.map((row) => ({
      code: row.code,
      name: maskApplicant(applicants.get(dossierStream(row.code)) ?? {}).name ?? null,
      procedureCode: row.procedure_code,
      agencyId: row.agency_id,
      listedAt: row.listed_at?.toISOString() ?? null,
    }));
    return { items, more: rows.length > MOST, accessRecordId };
  }

  /**
   * Whoever reviews sees who searched by what kind of thing, how much came of it and whether the same was asked again: the
   * letters after # are of the keyed hashes, never of the text.
   */
  private record(principal: Principal, terms: PersonTerms, marks: readonly Buffer[], found: number): Promise<string> {
    const by = (['idNumber', 'phone', 'name'] as const).filter((field) => terms[field] !== undefined).join(', ');
    const same = Buffer.concat(marks).toString('hex').slice(0, 12);
    const amount = found > MOST ? `more than ${String(MOST)}` : String(found);
    const { database, ids } = this;
    return recordAccess({ database, ids }, principal, SEARCH_STREAM, `search by ${by} #${same}: ${amount} found`);
  }
}

/** Throws VALIDATION.FAILED where nothing is given, or something that tells nobody from anybody. */
function requireTelling({ idNumber, phone, name }: PersonTerms): void {
  const problems: FieldProblem[] = [];
  const refuse = (pointer: string, code: string, detail: string) => problems.push({ pointer, code, detail });
  if (idNumber === undefined && phone === undefined && name === undefined) {
    refuse('', 'REQUIRED', 'give idNumber, phone or name');
  }
  if (idNumber !== undefined && idOf(idNumber) === null) refuse('/idNumber', 'TOO_SHORT', 'six letters and digits');
  if (phone !== undefined && phoneOf(phone) === null) refuse('/phone', 'TOO_SHORT', 'nine digits at least');
  const alone = idNumber === undefined && phone === undefined;
  if (name !== undefined && wordsOf(name).length < (alone ? FEWEST_WORDS : 1)) {
    refuse('/name', 'TOO_SHORT', 'two words of the name at least');
  }
  if (problems.length > 0) throw invalid(problems);
}
