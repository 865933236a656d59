import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { codeOfStream } from '#dossier';
import type { FoldableEvent } from '#dossier';
import { PostgresEventStore } from '#event-store';
import type { Database, StoredEvent } from '#event-store';
import { createSmallTenant } from '../../dsl/small-tenant.js';
import type { ImportedFile } from './import-files.js';
import { DAY_BEFORE, NOW, factsText, shuffled, toldDossiers } from './random-day.js';

const STREAMS_AT_ONCE = 500;
const LOOK_MS = 20;

/** How one way of feeding a day went; that its facts are those of the history has been checked. */
export interface FedDay {
  way: string;
  dossiers: number;
  items: number;
  /** In the log afterwards, besides what the catalogue learnt. */
  events: number;
  /** Of those, what a snapshot let us infer; as the log says and the summaries said. */
  inferred: number;
  takenUp: number;
  seconds: number;
  rssMb: number;
}

export interface DaysToFeed {
  appUrl: string;
  database: Database;
  folder: string;
  dossiers: number;
  seed: number;
  /** The compiled `import-files`. */
  program: string;
  /** How often each file's import is killed with -9 before it may end; 0: that way is left out. */
  kills: number;
}

/**
 * A day's sync of random histories, fed whole, again, shuffled, split over two days, and with the importing process killed:
 * each way a tenant of its own, whose every dossier must tell the facts of its history. Throws where one does not.
 */
export async function* feedDays(days: DaysToFeed): AsyncGenerator<FedDay> {
  const told = writeDays(days);
  const { whole, mixed, mixedYesterday } = told.files;
  const day = new Days(days, told.facts);
  yield await day.feed('whole', 'WHOLE', [whole]);
  yield await day.feed('again', 'WHOLE', [whole]);
  yield await day.feed('shuffled', 'SHUFFLED', [[mixed]]);
  yield await day.feed('split over two days', 'SPLIT', [[mixedYesterday], [mixed]], [DAY_BEFORE, NOW]);
  if (days.kills > 0) yield await day.feed('killed', 'KILLED', [whole], [NOW], days.kills);
}

type Files = readonly string[];

function writeDays({ folder, dossiers, seed }: DaysToFeed) {
  const facts = new Map<string, string>();
  const [snapshots, steps, mixed, mixedYesterday]: [string[], string[], string[], string[]] = [[], [], [], []];
  for (const { code, today, yesterday, facts: text } of toldDossiers(dossiers, seed)) {
    facts.set(code, text);
    for (const item of today) ('ThoiDiemXuLy' in item ? steps : snapshots).push(JSON.stringify(item));
    mixed.push(...today.map((item) => JSON.stringify(item)));
    mixedYesterday.push(...yesterday.map((item) => JSON.stringify(item)));
  }
  const write = (name: string, items: readonly string[], service: string | null): string => {
    const path = join(folder, name);
    const data = `[${items.join(',\n')}]`;
    writeFileSync(path, service === null ? data : `{"madonvi":"H26","service":"${service}","data":${data}}`);
    return path;
  };
  const whole = [
    write('DongBoHoSoMC.json', snapshots, 'DongBoHoSoMC'),
    write('CapNhatTienDoHoSoMC.json', steps, 'CapNhatTienDoHoSoMC'),
  ];
  const files = {
    whole,
    mixed: write('mixed.json', shuffled(mixed), null),
    mixedYesterday: write('mixed-yesterday.json', shuffled(mixedYesterday), null),
  };
  return { facts, files };
}

class Days {
  private readonly store: PostgresEventStore;

  constructor(
    private readonly days: DaysToFeed,
    private readonly facts: ReadonlyMap<string, string>,
  ) {
    this.store = new PostgresEventStore(days.database);
  }

  async feed(way: string, tenant: string, rounds: readonly Files[], clocks = [NOW], kills = 0): Promise<FedDay> {
    const isNew = way !== 'again';
    if (isNew) await createSmallTenant(this.days.database, tenant);
    const before = await this.eventsOf(tenant);
    const imported: ImportedFile[] = [];
    for (const [round, files] of rounds.entries()) {
      const now = clocks[round] ?? NOW;
      for (const file of files) for (let kill = 0; kill < kills; kill++) await this.killed(tenant, file, kill);
      imported.push(...(await this.imported(tenant, files, now)));
    }
    await this.compare(way, tenant);
    const after = await this.eventsOf(tenant);
    const said = total(imported, 'inferred');
    const inferred = after.inferred - before.inferred;
    if (kills === 0 && said !== inferred)
      throw new Error(`${way}: ${String(said)} said to be inferred, ${String(inferred)} are`);
    if (!isNew && after.events !== before.events) throw new Error(`${way}: what was known already became events`);
    return {
      ...{
        way,
        dossiers: this.facts.size,
        items: total(imported, 'items'),
        events: after.events,
        inferred: after.inferred,
      },
      ...{ takenUp: total(imported, 'takenUp'), seconds: total(imported, 'seconds') },
      rssMb: Math.max(...imported.map(({ rssMb }) => rssMb)),
    };
  }

  private fork(tenant: string, files: Files, now: number) {
    return fork(this.days.program, [this.days.appUrl, tenant, String(now), ...files], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  }

  private async imported(tenant: string, files: Files, now: number): Promise<ImportedFile[]> {
    const child = this.fork(tenant, files, now);
    const ended = once(child, 'exit');
    const [results] = (await Promise.race([once(child, 'message'), ended])) as [ImportedFile[] | number | null];
    await ended;
    if (!Array.isArray(results)) throw new Error(`${tenant}: the import ended with ${String(results)}`);
    return results;
  }

  /** Somewhere within the file, further on with every kill: a store that has grown by some share of what is to come. */
  private async killed(tenant: string, file: string, kill: number): Promise<void> {
    const { dossiers, kills } = this.days;
    const until = (await this.store.head(tenant)).position + Math.ceil((dossiers * (kill + 1)) / (2 * kills + 2));
    const child = this.fork(tenant, [file], NOW);
    const ended = once(child, 'exit');
    while ((await this.store.head(tenant)).position < until && child.exitCode === null) await setTimeout(LOOK_MS);
    child.kill('SIGKILL');
    const [, signal] = (await ended) as [number | null, string | null];
    if (signal !== 'SIGKILL')
      throw new Error(`${tenant}: the import was over before it was killed; more dossiers are needed`);
  }

  private async eventsOf(tenant: string): Promise<{ events: number; inferred: number }> {
    const [row] = await this.days.database.query<{ events: number; inferred: number }>(
      `select count(*)::int as events, count(*) filter (where metadata ->> 'inferred' = 'true')::int as inferred
       from event where tenant_id = $1 and stream_id like 'dossier-%'`,
      [tenant],
    );
    return row ?? { events: 0, inferred: 0 };
  }

  private async compare(way: string, tenant: string): Promise<void> {
    const codes = [...this.facts.keys()];
    const wrong: string[] = [];
    for (let first = 0; first < codes.length; first += STREAMS_AT_ONCE) {
      const ids = codes.slice(first, first + STREAMS_AT_ONCE).map((code) => `dossier-${code}`);
      const streams = await this.store.readStreams(tenant, ids);
      for (const id of ids) {
        const code = codeOfStream(id) ?? '';
        const is = factsText(code, (streams.get(id) ?? []) as readonly StoredEvent[] as unknown as FoldableEvent[]);
        if (is !== this.facts.get(code))
          wrong.push(`${code}\n  is        ${is}\n  should be ${this.facts.get(code) ?? ''}`);
      }
    }
    if (wrong.length === 0) return;
    const waits = await this.days.database.query(
      'select reason, problems, count(*) from quarantine where tenant_id = $1 and state = $2 group by 1, 2 limit 9',
      [tenant, 'open'],
    );
    wrong.push(JSON.stringify(waits));
    throw new Error(
      `${way}: ${String(wrong.length)} of ${String(codes.length)} differ\n${[...wrong.slice(0, 5), ...wrong.slice(-1)].join('\n')}`,
    );
  }
}

const total = (files: readonly ImportedFile[], name: Exclude<keyof ImportedFile, 'rssMb'>): number =>
  files.reduce((sum, file) => sum + file[name], 0);
