import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CATALOGUE_STREAM } from '#dossier';
import { PostgresEventStore } from '#event-store';
import { createSmallTenant } from '../../../../test/dsl/small-tenant.js';
import { addCatalogCommand } from './catalog.command.js';
import { openDhDesk } from '../../../../test/dsl/dh-desk.js';
import type { DhDesk } from '../../../../test/dsl/dh-desk.js';

const SAMPLE = fileURLToPath(
  new URL('../../../../libs/application/src/catalogue/testing/sample-catalogue.json', import.meta.url),
);

let desk: DhDesk;

beforeAll(async () => {
  desk = await openDhDesk('X01', addCatalogCommand);
  await desk.inDatabase((database) => createSmallTenant(database, 'X01'));
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.listen();
});

const dh = (...args: string[]): Promise<void> => desk.dh('catalog', 'import', ...args);
const result = (): unknown => JSON.parse(desk.out.join(''));
const events = () =>
  desk.inDatabase((database) => new PostgresEventStore(database).readStream('X01', CATALOGUE_STREAM));
const fileOf = (content: string | Uint8Array): string => desk.file('catalogue.json', content);

describe('dh catalog import', () => {
  it('takes the sample in; a dry run before writes nothing, and neither does a second time', async () => {
    const before = (await events()).length;
    await dh(SAMPLE, '--dry-run', '--json');
    expect(result()).toMatchObject({ procedures: { added: 3 }, events: 4, dryRun: true });
    expect((await events()).length).toBe(before);
    desk.listen();
    await dh(SAMPLE, '--json');
    expect(result()).toMatchObject({ agencies: { added: 4 }, events: 4, dryRun: false });
    expect((await events()).at(-1)).toMatchObject({
      actorId: 'dh catalog import',
      metadata: { origin: 'sample-catalogue.json' },
    });
    desk.listen();
    await dh(SAMPLE, '--json');
    expect(result()).toMatchObject({ agencies: { unchanged: 4 }, events: 0 });
    expect((await events()).length).toBe(before + 4);
  });

  it('names every problem on a line of its own, fails and writes nothing', async () => {
    const before = (await events()).length;
    const file = fileOf(JSON.stringify({ agencies: [{ id: 'a b', name: 'A', parentId: 'nobody' }], x: 1 }));
    await expect(dh(file)).rejects.toThrow('2 problems, nothing was written');
    expect(
      desk.told.filter((line) => line.startsWith('/')).map((line) => line.split(':').slice(0, 2).join(':')),
    ).toEqual(['/x: UNKNOWN_MEMBER', '/agencies/0/id: CODE.INVALID']);
    expect(desk.out).toEqual([]);
    expect((await events()).length).toBe(before);
  });

  it('says what is wrong with a file that cannot be read', async () => {
    await expect(dh(fileOf('{'))).rejects.toThrow('not JSON');
    await expect(dh(fileOf(Buffer.from([0x22, 0xe9, 0x22])))).rejects.toThrow('not UTF-8');
    await expect(dh(join(desk.folder, 'nowhere.json'))).rejects.toThrow('no such file');
  });
});
