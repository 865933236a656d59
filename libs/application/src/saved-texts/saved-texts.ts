import { Inject, Injectable } from '@nestjs/common';
import type { Catalogue } from '#dossier';
import type { Database } from '#event-store';
import { OPERATIONS_OF_ROLE, requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { CATALOGUES, DATABASE, IDS } from '../ports.js';
import type { Ids } from '../ports.js';
import { ProblemError, invalid } from '../problem-error.js';

/** A sentence for supplement requests, of a unit and everybody below it; null: of the whole tenant. */
export interface SavedText {
  textId: string;
  unitId: string | null;
  title: string;
  body: string;
  version: number;
  changedBy: string;
  changedAt: string;
  /** Whether the caller may change it. */
  own: boolean;
}
export type SavedTextContent = Pick<SavedText, 'unitId' | 'title' | 'body'>;

type Row = Omit<SavedText, 'changedAt' | 'own'> & { changedAt: Date };
const COLUMNS = `text_id as "textId", unit_id as "unitId", title, body, version, changed_by as "changedBy",
  changed_at as "changedAt"`;
const LIST = `select ${COLUMNS} from saved_text where tenant_id = $1 and (unit_id is null or unit_id = any ($2) or $2 is null)
  order by title, text_id limit 500`;
const INSERT = `insert into saved_text (tenant_id, text_id, unit_id, title, body, version, changed_by)
  values ($1, $2, $3, $4, $5, 1, $6) returning ${COLUMNS}`;
const UPDATE = `update saved_text set unit_id = $3, title = $4, body = $5, version = version + 1, changed_by = $6,
    changed_at = clock_timestamp()
  where tenant_id = $1 and text_id = $2 and version = $7 returning ${COLUMNS}`;
const DELETE = 'delete from saved_text where tenant_id = $1 and text_id = $2 returning text_id';

/** A row of digits as long as a telephone or id number, or an address of e-mail: of one person, so not for saving. */
const PERSONAL = /(?:\d[ .-]?){9,}|\S+@\S+\.\S+/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Sentences that units save. Whoever works in a unit sees its own, those of the units above and below; changes their own. */
@Injectable()
export class SavedTexts {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  async list(principal: Principal): Promise<SavedText[]> {
    requireOperation(principal, 'saved-texts.read');
    const catalogue = await this.catalogues.of(principal.tenant);
    const scope = scopeOf(principal, catalogue);
    const seen = scope === null ? null : [...scope, ...above(catalogue, principal.unitId)];
    const rows = await this.database.query<Row>(LIST, [principal.tenant, seen]);
    const writes = OPERATIONS_OF_ROLE[principal.role].has('saved-texts.write');
    return rows.map((row) => shown(row, writes ? scope : NOTHING));
  }

  async create(principal: Principal, content: SavedTextContent): Promise<SavedText> {
    const scope = await this.mayWrite(principal, content);
    const { unitId, title, body } = content;
    const values = [principal.tenant, this.ids.uuid(), unitId, title, body, principal.actorId];
    const [row] = await this.database.query<Row>(INSERT, values);
    if (row === undefined) throw new Error('nothing was inserted');
    return shown(row, scope);
  }

  /** Throws SAVED_TEXT.VERSION_CONFLICT where somebody else changed it meanwhile. */
  async change(principal: Principal, textId: string, version: number, content: SavedTextContent): Promise<SavedText> {
    const scope = await this.mayWrite(principal, content);
    const known = await this.own(principal, textId, scope);
    const { unitId, title, body } = content;
    const values = [principal.tenant, textId, unitId, title, body, principal.actorId, version];
    const [row] = await this.database.query<Row>(UPDATE, values);
    if (row !== undefined) return shown(row, scope);
    throw new ProblemError('SAVED_TEXT.VERSION_CONFLICT', 'somebody else changed it meanwhile', { current: known });
  }

  async remove(principal: Principal, textId: string): Promise<void> {
    requireOperation(principal, 'saved-texts.write');
    const scope = scopeOf(principal, await this.catalogues.of(principal.tenant));
    await this.own(principal, textId, scope);
    await this.database.query(DELETE, [principal.tenant, textId]);
  }

  private async mayWrite(principal: Principal, { unitId, title, body }: SavedTextContent) {
    requireOperation(principal, 'saved-texts.write');
    const catalogue = await this.catalogues.of(principal.tenant);
    const scope = scopeOf(principal, catalogue);
    const unknown = unitId !== null && !catalogue.agencies.has(unitId);
    if (unknown || !isOwn(unitId, scope)) {
      throw invalid([{ pointer: '/unitId', code: 'AGENCY.UNKNOWN', detail: 'one of the own units' }]);
    }
    const personal = [
      { pointer: '/title', text: title },
      { pointer: '/body', text: body },
    ].filter(({ text }) => PERSONAL.test(text));
    if (personal.length === 0) return scope;
    const detail = 'looks like a telephone or id number or an e-mail address; a saved text is of nobody';
    throw invalid(personal.map(({ pointer }) => ({ pointer, code: 'TEXT.PERSONAL', detail })));
  }

  /** Out of scope and unknown answer alike. */
  private async own({ tenant }: Principal, textId: string, scope: ReadonlySet<string> | null): Promise<SavedText> {
    const find = `select ${COLUMNS} from saved_text where tenant_id = $1 and text_id = $2`;
    const [row] = UUID.test(textId) ? await this.database.query<Row>(find, [tenant, textId]) : [];
    if (row === undefined || !isOwn(row.unitId, scope)) throw new ProblemError('NOT_FOUND', `no saved text ${textId}`);
    return shown(row, scope);
  }
}

const NOTHING: ReadonlySet<string> = new Set();
const isOwn = (unitId: string | null, scope: ReadonlySet<string> | null): boolean =>
  scope === null || (unitId !== null && scope.has(unitId));

const shown = (row: Row, scope: ReadonlySet<string> | null): SavedText => ({
  ...row,
  changedAt: row.changedAt.toISOString(),
  own: isOwn(row.unitId, scope),
});

function above(catalogue: Catalogue, unitId: string | null): string[] {
  const found: string[] = [];
  for (let at = unitId; at !== null && !found.includes(at); at = catalogue.agencies.get(at)?.parentId ?? null) {
    found.push(at);
  }
  return found;
}
