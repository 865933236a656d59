import { Inject } from '@nestjs/common';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CaseListError } from '#exchange';
import type { Database, EventStore } from '#event-store';
import { requireCommand } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { CATALOGUES, CLOCK, DATABASE, EVENT_STORE, HOUSE_RULES, SHEET_ROWS } from '../ports.js';
import type { Clock, HouseRules } from '../ports.js';
import { ProblemError, invalid } from '../problem-error.js';
import { Turnstile } from '../turnstile.js';
import { receiveSheet } from './receive-sheet.js';
import type { IntakeSummary, IntakeVerdict } from './receive-sheet.types.js';
import type { SheetRows } from './sheet-rows.js';

/** More rows come by `dh intake`, which shows where it stands and can be interrupted. */
export const MOST_SHEET_ROWS = 1_000;

export type SheetReceived = IntakeSummary & { items: IntakeVerdict[] };

/** `POST /imports/intake`: new dossiers of a sheet. */
export class ReceiveSheet extends Command<SheetReceived> {
  constructor(
    readonly principal: Principal,
    readonly content: Buffer,
    readonly dryRun: boolean,
  ) {
    super();
  }
}

const busy = (): ProblemError =>
  new ProblemError('INGEST.BUSY', 'other sheets are being received; send this one again');

@CommandHandler(ReceiveSheet)
export class ReceiveSheetHandler implements ICommandHandler<ReceiveSheet, SheetReceived> {
  private readonly turnstile = new Turnstile(2, 4, busy);

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(HOUSE_RULES) private readonly houseRules: HouseRules,
    @Inject(SHEET_ROWS) private readonly sheetRows: SheetRows,
    private readonly commands: CommandBus,
  ) {}

  async execute({ principal, content, dryRun }: ReceiveSheet): Promise<SheetReceived> {
    requireCommand(principal, 'receive');
    const { database, store, catalogues, clock, houseRules, sheetRows } = this;
    const items: IntakeVerdict[] = [];
    async function* open(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(content);
    }
    const sheet = {
      principal,
      open,
      dryRun,
      mostRows: MOST_SHEET_ROWS,
      onRow: (row: IntakeVerdict) => items.push(row),
    };
    const tools = { database, store, catalogues, clock, houseRules, sheetRows };
    try {
      const summary = await this.turnstile.pass(() =>
        receiveSheet({ ...tools, execute: (command) => this.commands.execute(command) }, sheet),
      );
      return { ...summary, items };
    } catch (error) {
      if (!(error instanceof CaseListError)) throw error;
      throw invalid([{ pointer: '', code: error.code, detail: error.message }]);
    }
  }
}
