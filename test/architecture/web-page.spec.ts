import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const SOURCES = join(process.cwd(), 'apps/web/src');
const BUILT = join(process.cwd(), 'dist/web');
const FIRST_LOAD_BYTES = 600_000;

type Messages = Record<string, { vi: string; en: string }>;

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
const isMessages = (name: string) => name.endsWith('messages.ts');
const code = files
  .filter((name) => !isMessages(name) && !/\.(spec|d)\.ts$/.test(name))
  .map((name) => readFileSync(join(SOURCES, name), 'utf8'))
  .join('\n');

async function allMessages(): Promise<[file: string, key: string, text: Messages[string]][]> {
  const found = files.filter(isMessages).map(async (name) => {
    const { messages } = (await import(join(SOURCES, name))) as { messages: Messages };
    return Object.entries(messages).map(([key, text]) => [name, key, text] as [string, string, Messages[string]]);
  });
  return (await Promise.all(found)).flat();
}

/** Names in braces and tags, which both languages must fill alike. */
const slots = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)|<(\w+)>/g)].map(([, name, tag]) => name ?? tag ?? ''))].sort();
/** Whatever stands in quotes, and the fixed beginnings of keys that are put together: `state.${state}`. */
const literals = new Set([...code.matchAll(/'((?:\w[\w-]*\.)+[\w.-]+)'/g)].map(([, key]) => key));
const beginnings = [...code.matchAll(/[`]((?:\w[\w-]*\.)+)\$\{/g)].map(([, start]) => start ?? '');

describe('the texts of the staff page', () => {
  it('stand once each, in both languages, with the same places to fill', async () => {
    const all = await allMessages();
    expect(all.length).toBeGreaterThan(50);
    const keys = all.map(([, key]) => key);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    for (const [, key, { vi, en }] of all) {
      expect([key, vi.trim() !== '' && en.trim() !== '']).toEqual([key, true]);
      expect([key, slots(en)]).toEqual([key, slots(vi)]);
    }
  });

  it('are all used, and none is used that is not there', async () => {
    const keys = new Set((await allMessages()).map(([, key]) => key));
    const unused = [...keys].filter((key) => !literals.has(key) && !beginnings.some((start) => key.startsWith(start)));
    expect(unused).toEqual([]);
    const asked = [...code.matchAll(/\bt(?:\.rich)?\(\s*'([^']+)'/g)].map(([, key]) => key ?? '');
    const named = [...code.matchAll(/\b(?:title|words): '([a-z][\w-]*\.[\w.-]+)'/g)].map(([, key]) => key ?? '');
    expect([...asked, ...named].filter((key) => !keys.has(key))).toEqual([]);
  });
});

describe('the addresses that the staff page asks', () => {
  it('hold no reason and nothing that somebody wrote or is: those go in bodies', () => {
    const spelt = /[?&](?:reason|note|text|name|idNumber|phone|address|email)=/g;
    const asked = /query: \{[^}]*\b(?:reason|note|text|idNumber|phone)\b/g;
    // The API answers these to a GET too, with a reason in its query, for programs (CONTRACT 3).
    const read = /api\.GET\(\s*'[^']*\/(?:texts?|applicant)'/g;
    expect([spelt, asked, read].flatMap((pattern) => [...code.matchAll(pattern)].map(([found]) => found))).toEqual([]);
  });
});

describe('the letters that open pages', () => {
  it('are one each', () => {
    const letters = files
      .filter((name) => /routes?\.tsx$/.test(name))
      .flatMap((name) => [...readFileSync(join(SOURCES, name), 'utf8').matchAll(/^\s+key: '(\w)',$/gm)])
      .map(([, letter]) => letter ?? '');
    expect(letters.length).toBeGreaterThan(3);
    expect(letters.filter((letter, i) => letters.indexOf(letter) !== i)).toEqual([]);
  });
});

const describeBuilt = existsSync(join(BUILT, '.vite/manifest.json')) ? describe : describe.skip;

describeBuilt('the first load of the built staff page', () => {
  it(`is at most ${String(FIRST_LOAD_BYTES / 1_000)} kB gzipped, the counter's own page included`, () => {
    interface Chunk {
      file: string;
      css?: string[];
      imports?: string[];
      isEntry?: boolean;
    }
    const manifest = JSON.parse(readFileSync(join(BUILT, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
    const needed = new Set<string>();
    const add = (name: string): void => {
      const chunk = manifest[name];
      if (chunk === undefined || needed.has(chunk.file)) return;
      for (const file of [chunk.file, ...(chunk.css ?? [])]) needed.add(file);
      for (const other of chunk.imports ?? []) add(other);
    };
    for (const name of Object.keys(manifest)) if (/^index\.html$|intake-page/.test(name)) add(name);
    const bytes = [...needed].reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILT, file))).length, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
  });
});
