import { describe, expect, it } from '@jest/globals';
import type { Database } from '#event-store';
import { Catalogues } from './catalogues.js';

/** A log that grows while it is being read: each reading waits until it is let through. */
class SlowLog {
  readonly fields: string[] = [];
  private readonly waiting: (() => void)[] = [];

  readonly database = {
    query: async (text: string, [, after]: [string, number?]) => {
      if (text.includes('tenant_head')) return [{ position: String(this.fields.length) }];
      const found = this.fields.map((code, index) => ({
        position: String(index + 1),
        type: 'FieldsDefined',
        data: { fields: [{ code, name: code, provisional: false }] },
      }));
      await new Promise<void>((resolve) => this.waiting.push(resolve));
      return found.slice(after ?? 0);
    },
  } as unknown as Database;

  async letThrough(): Promise<void> {
    while (this.waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    this.waiting.shift()?.();
  }
}

describe('the catalogue in memory', () => {
  it('that is forgotten while it is read is read again, by whoever asks after that', async () => {
    const log = new SlowLog();
    log.fields.push('A');
    const catalogues = new Catalogues(log.database, { now: () => 0 });
    const before = catalogues.of('T');
    await new Promise((resolve) => setImmediate(resolve));
    log.fields.push('B');
    catalogues.forget('T');
    const after = catalogues.of('T');
    await log.letThrough();
    await log.letThrough();
    expect([...(await before).fields.keys()]).toContain('A');
    expect([...(await after).fields.keys()]).toEqual(['A', 'B']);
    expect([...(await catalogues.of('T')).fields.keys()]).toEqual(['A', 'B']);
  });
});
