import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { countByHolder, countDossiers, inSnapshot, listDossiers, listedPosition } from '#read-models';
import type { DossierFilters } from '#read-models';
import { requireCommand, requireOperation } from '../access/permissions.js';
import { parseDossierListQuery } from '../dossiers/dossier-list.js';
import { ExecuteDossierCommand } from '../dossiers/execute-dossier-command.js';
import { Officers } from '../officers/index.js';
import { ParameterReader } from '../parameter-reader.js';
import type { QueryParameters } from '../parameter-reader.js';
import { ProblemError, invalid } from '../problem-error.js';
import { DeskQuestions } from './desk-questions.js';
import {
  DESK_LISTS,
  GetDeskHolders,
  GetDeskToday,
  GetNextDossier,
  HandOverMany,
  MOST_HAND_OVERS,
} from './desk-requests.js';
import type { DeskListName, DeskToday, HandOverVerdict } from './desk-requests.js';
import { namesOf, shownDossiers } from './shown-dossiers.js';

const NARROWED_BY = ['agencyId', 'fieldCode', 'procedureCode', 'officerId', 'holderUnitId'] as const;
const LISTS = Object.keys(DESK_LISTS) as DeskListName[];

/** The list a name stands for, narrowed as asked: as a query of `GET /dossiers`, and read by the same reader. */
function listOf(
  name: DeskListName,
  narrowed: URLSearchParams,
): { query: string; filters: DossierFilters; mine: boolean } {
  const parameters = new URLSearchParams(DESK_LISTS[name]);
  for (const [key, value] of narrowed) parameters.set(key, value);
  const { filters, mine } = parseDossierListQuery(Object.fromEntries(parameters));
  return { query: `/api/v1/dossiers?${parameters.toString()}`, filters, mine };
}

function narrowing(reader: ParameterReader): URLSearchParams {
  const narrowed = new URLSearchParams();
  for (const name of NARROWED_BY) {
    const value = reader.text(name);
    if (value !== null && value !== '') narrowed.set(name, value);
  }
  return narrowed;
}

@QueryHandler(GetDeskToday)
export class GetDeskTodayHandler implements IQueryHandler<GetDeskToday, DeskToday> {
  constructor(@Inject(DeskQuestions) private readonly questions: DeskQuestions) {}

  async execute({ principal, parameters }: GetDeskToday): Promise<DeskToday> {
    requireOperation(principal, 'dossiers.read');
    const reader = new ParameterReader(parameters, NARROWED_BY);
    const narrowed = reader.result(narrowing(reader));
    const lists = LISTS.map((name) => ({ name, ...listOf(name, narrowed) }));
    const asked = await Promise.all(lists.map(({ filters, mine }) => this.questions.ask(principal, filters, mine)));
    const now = asked[0]?.question.now ?? 0;
    // One state of the tables, and one moment for all of them.
    const [counts, position] = await inSnapshot(this.questions.database, async (sql) => {
      const found: number[] = [];
      for (const { question } of asked) found.push(await countDossiers(sql, { ...question, now }));
      return [found, await listedPosition(sql, principal.tenant)] as const;
    });
    const counted = lists.map(({ name, query }, index) => [name, { count: counts[index] ?? 0, query }] as const);
    const numbers = Object.fromEntries(counted) as Record<DeskListName, { count: number; query: string }>;
    return { ...numbers, now: new Date(now).toISOString(), position };
  }
}

@QueryHandler(GetDeskHolders)
export class GetDeskHoldersHandler implements IQueryHandler<GetDeskHolders> {
  constructor(@Inject(DeskQuestions) private readonly questions: DeskQuestions) {}

  async execute({ principal, parameters }: GetDeskHolders) {
    requireOperation(principal, 'dossiers.read');
    const reader = new ParameterReader(parameters, [...NARROWED_BY, 'list']);
    const list = reader.oneOf('list', LISTS) ?? 'atRisk';
    const { filters, mine, query } = listOf(list, reader.result(narrowing(reader)));
    const { question, catalogue } = await this.questions.ask(principal, filters, mine);
    const { database } = this.questions;
    const [found, position] = await inSnapshot(
      database,
      async (sql) => [await countByHolder(sql, question), await listedPosition(sql, principal.tenant)] as const,
    );
    const rows = found.map(({ unitId: holderUnitId, officerId }) => ({ holderUnitId, officerId }));
    const names = await namesOf(database, principal.tenant, rows, catalogue);
    const holders = found.map((row) => ({
      ...row,
      query: heldBy(query, row),
    }));
    return { list, holders, names, position };
  }
}

@QueryHandler(GetNextDossier)
export class GetNextDossierHandler implements IQueryHandler<GetNextDossier> {
  constructor(@Inject(DeskQuestions) private readonly questions: DeskQuestions) {}

  async execute({ principal, parameters }: GetNextDossier) {
    requireOperation(principal, 'dossiers.read');
    const not = readNot(parameters);
    const filters: DossierFilters = {
      open: true,
      state: ['received', 'inProcess'],
      ...(not === null ? {} : { not: [not] }),
    };
    const { question, catalogue } = await this.questions.ask(principal, filters, true);
    const { database } = this.questions;
    const { items } = await listDossiers(database, { ...question, order: 'due', limit: 1, after: null });
    const left = await countDossiers(database, question);
    const shown = await shownDossiers(database, principal.tenant, items, catalogue, question.now);
    return { dossier: shown.items[0] ?? null, left, names: shown.names };
  }
}

/** The same list of this officer in this unit; whom the question named already stays. */
function heldBy(query: string, { unitId, officerId }: { unitId: string | null; officerId: string | null }): string {
  const [path = '', search] = query.split('?');
  const parameters = new URLSearchParams(search);
  if (!parameters.has('officerId')) parameters.set('officerId', officerId ?? 'none');
  if (unitId !== null) parameters.set('holderUnitId', unitId);
  return `${path}?${parameters.toString()}`;
}

/** The dossier just done, which lists may still show for a moment. */
function readNot(parameters: QueryParameters): string | null {
  const reader = new ParameterReader(parameters, ['not']);
  return reader.result(reader.text('not'));
}

@CommandHandler(HandOverMany)
export class HandOverManyHandler implements ICommandHandler<HandOverMany> {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Officers) private readonly officers: Officers,
  ) {}

  async execute({ principal, body, items }: HandOverMany) {
    requireCommand(principal, 'hand-over');
    if (items.length === 0 || items.length > MOST_HAND_OVERS) {
      const detail = `1 to ${String(MOST_HAND_OVERS)} dossiers at a time`;
      throw invalid([{ pointer: '/items', code: 'ITEMS.COUNT', detail }]);
    }
    const nobody = await this.officers.refusalToHold(principal, body);
    const verdicts: HandOverVerdict[] = [];
    // Some at once, so that they share the groups of the log; not all, so that a counter beside them is not kept waiting.
    for (let first = 0; first < items.length; first += AT_ONCE) {
      const group = items.slice(first, first + AT_ONCE).map(async ({ code, version, idempotency }) => {
        const command = { name: 'hand-over' as const, body: { ...body } };
        return this.verdict(
          code,
          new ExecuteDossierCommand(...([principal, code, command, version, idempotency] as const), undefined, nobody),
        );
      });
      verdicts.push(...(await Promise.all(group)));
    }
    const done = verdicts.filter((verdict) => verdict.done).length;
    // What was answered before, while they worked here, is answered again.
    if (nobody !== null && done === 0) throw nobody;
    return { done, refused: verdicts.length - done, items: verdicts };
  }

  private async verdict(code: string, command: ExecuteDossierCommand): Promise<HandOverVerdict> {
    try {
      return { code, done: true, answer: await this.commands.execute(command) };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return { code, done: false, problem: { ...error.extra, code: error.code, detail: error.message } };
    }
  }
}

const AT_ONCE = 8;
