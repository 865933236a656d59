import { createHash } from 'node:crypto';
import { CATALOGUE_STREAM, DEFAULT_CLOCK_POLICY_ID, UNSPECIFIED_PROCEDURE, emptyCatalogue } from '#dossier';
import { evolveCatalogue, levelOf, procedureOn } from '#dossier';
import type { AgencyDefinition, CaseListRow, Catalogue, CatalogueEvent } from '#dossier';
import type { FieldDefinition, ProcedureDefinition } from '#dossier';
import type { EventStore, StoredEvent } from '#event-store';
import type { ReadRow } from '#exchange';
import { localDate } from '#calendar';

type Kind = 'agency' | 'field' | 'procedure';
type Places = Pick<CaseListRow, 'agencyId' | 'agencyLevel' | 'procedureCode' | 'fieldCode'>;

/** Definitions that rows brought and the catalogue does not have yet. */
interface Unknown {
  agency: Map<string, AgencyDefinition>;
  field: Map<string, FieldDefinition>;
  procedure: Map<string, ProcedureDefinition>;
}

/** Longest text that is an id as it stands. */
const MAX_ID_LENGTH = 200;

/**
 * The names in a case list against the catalogue: a known id or the name of exactly one reviewed definition is that
 * definition; anything else is learnt provisionally under its own text as id, before the first event that uses it.
 */
export class CatalogueNames {
  private catalogue: Catalogue = emptyCatalogue();
  private version = 0;
  private byName = new Map<string, string | null>();
  private readonly unknown: Unknown = noneUnknown();
  readonly learnt = { agencies: 0, fields: 0, procedures: 0 };

  constructor(
    private readonly store: EventStore,
    private readonly tenant: string,
    private readonly timezone: string,
  ) {}

  /** Takes in what the catalogue's stream says by now. */
  async refresh(): Promise<void> {
    const news = await this.store.readStream(this.tenant, CATALOGUE_STREAM, this.version + 1);
    for (const event of news) this.evolve(event as unknown as CatalogueEvent & StoredEvent);
    this.version += news.length;
    this.byName = this.reviewedNames();
  }

  /** What a row's texts stand for. */
  placesOf(row: ReadRow): Places {
    const agencyId = this.idOf('agency', row.agency);
    const procedureCode = this.idOf('procedure', row.procedure);
    const fieldCode = this.idOf('field', row.field) ?? this.reviewedField(row, procedureCode);
    const agencyLevel = agencyId === null ? null : levelOf(this.catalogue, agencyId);
    return { agencyId, agencyLevel, procedureCode, fieldCode };
  }

  /** The id of an agency that the catalogue has by this id or name; null: it has none. */
  knownAgency(text: string): string | null {
    const id = this.idOf('agency', text);
    return id !== null && this.has('agency', id) ? id : null;
  }

  /** Remembers what a row that begins a dossier brings and the catalogue lacks. */
  note(row: ReadRow): void {
    const { agencyId, procedureCode, fieldCode } = this.placesOf(row);
    const { agencies, fields, procedures } = this.catalogue;
    const always = { validFrom: null, validTo: null, provisional: true };
    if (agencyId !== null && !agencies.has(agencyId)) {
      const [id, name] = [detached(agencyId), detached(row.agency ?? agencyId)];
      this.unknown.agency.set(id, { id, name, parentId: null, level: null, ...always });
    }
    if (fieldCode !== null && !fields.has(fieldCode)) {
      const [code, name] = [detached(fieldCode), detached(row.field ?? fieldCode)];
      this.unknown.field.set(code, { code, name, provisional: true });
    }
    const code = detached(procedureCode ?? UNSPECIFIED_PROCEDURE);
    if (!procedures.has(code) && !this.unknown.procedure.has(code)) {
      const name = detached(row.procedure ?? code);
      const terms = { limits: [], clockPolicyId: DEFAULT_CLOCK_POLICY_ID };
      this.unknown.procedure.set(code, {
        code,
        name,
        fieldCode: fieldCode && detached(fieldCode),
        ...terms,
        ...always,
      });
    }
  }

  /** The events that define what was noted; nothing when all of it is known. */
  news(): CatalogueEvent[] {
    const { agencies, fields, procedures } = this.catalogue;
    const missing = <T>(noted: Map<string, T>, known: ReadonlyMap<string, unknown>) =>
      [...noted].filter(([id]) => !known.has(id)).map(([, definition]) => definition);
    const events: CatalogueEvent[] = [
      { type: 'FieldsDefined', data: { fields: missing(this.unknown.field, fields) } },
      { type: 'AgenciesDefined', data: { agencies: missing(this.unknown.agency, agencies) } },
      { type: 'ProceduresDefined', data: { procedures: missing(this.unknown.procedure, procedures) } },
    ];
    return events.filter(({ data }) => Object.values(data).some((definitions: unknown[]) => definitions.length > 0));
  }

  /** These events are in the log now, or in a dry run as good as. */
  learn(events: readonly CatalogueEvent[]): void {
    for (const event of events) {
      this.evolve(event);
      if (event.type === 'FieldsDefined') this.learnt.fields += event.data.fields.length;
      if (event.type === 'AgenciesDefined') this.learnt.agencies += event.data.agencies.length;
      if (event.type === 'ProceduresDefined') this.learnt.procedures += event.data.procedures.length;
    }
    this.forgetKnown();
  }

  /** What was noted while these were being stored is still to be learnt. */
  private forgetKnown(): void {
    const { agencies, fields, procedures } = this.catalogue;
    for (const id of this.unknown.agency.keys()) if (agencies.has(id)) this.unknown.agency.delete(id);
    for (const id of this.unknown.field.keys()) if (fields.has(id)) this.unknown.field.delete(id);
    for (const id of this.unknown.procedure.keys()) if (procedures.has(id)) this.unknown.procedure.delete(id);
  }

  /** The version the next catalogue event is based on. */
  get expectedVersion(): number {
    return this.version;
  }

  stored(count: number): void {
    this.version += count;
  }

  private evolve(event: CatalogueEvent): void {
    this.catalogue = evolveCatalogue(this.catalogue, event);
  }

  private idOf(kind: Kind, text: string | null): string | null {
    if (text === null) return null;
    const id = idOfText(text);
    if (this.has(kind, id)) return id;
    return this.byName.get(`${kind} ${text}`) ?? id;
  }

  private has(kind: Kind, id: string): boolean {
    const { agencies, fields, procedures } = this.catalogue;
    return (kind === 'agency' ? agencies : kind === 'field' ? fields : procedures).has(id);
  }

  /** A reviewed procedure knows its field; a learnt one only repeats some row of some file. */
  private reviewedField(row: ReadRow, procedureCode: string | null): string | null {
    if (procedureCode === null || row.receivedAt === null) return null;
    const procedure = procedureOn(this.catalogue, procedureCode, localDate(row.receivedAt, this.timezone));
    return procedure === null || procedure.provisional ? null : procedure.fieldCode;
  }

  private reviewedNames(): Map<string, string | null> {
    const names = new Map<string, string | null>();
    const add = (kind: Kind, id: string, { name, provisional }: { name: string; provisional: boolean }) => {
      if (provisional) return;
      const key = `${kind} ${name.normalize('NFC').trim()}`;
      names.set(key, names.has(key) && names.get(key) !== id ? null : id);
    };
    for (const agency of this.catalogue.agencies.values()) add('agency', agency.id, agency);
    for (const field of this.catalogue.fields.values()) add('field', field.code, field);
    for (const [code, versions] of this.catalogue.procedures)
      for (const version of versions) add('procedure', code, version);
    return names;
  }
}

const noneUnknown = (): Unknown => ({ agency: new Map(), field: new Map(), procedure: new Map() });

/** The text itself; one too long for an id is cut and told apart by a digest of the whole. */
function idOfText(text: string): string {
  if (text.length <= MAX_ID_LENGTH) return text;
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return `${text.slice(0, MAX_ID_LENGTH - 9).toWellFormed()} ${digest}`;
}

/** A copy that does not keep the piece of the file alive from which the text was cut. */
export const detached = (text: string): string => Buffer.from(text).toString();
