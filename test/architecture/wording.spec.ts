import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Words that are on no screen and no paper, and what is said instead; apps/web/README.md tells why. */
const BANNED: readonly (readonly [word: RegExp, instead: string])[] = [
  [/(?<!chậm )trễ/iu, 'quá hạn (đang quá hạn, giải quyết quá hạn); only "chậm trễ" is said of a delay as such'],
  [/quá hẹn/iu, 'quá hạn'],
  [/tỷ lệ đúng hẹn/iu, 'tỷ lệ đúng hạn; Đúng Hẹn is the name of the product'],
  [/(?<![\p{L}])sổ(?! (?:theo dõi hồ sơ|gốc))/iu, 'nhật ký; a sổ is the register, form 07'],
  [/đầu nhật ký/iu, 'mốc nhật ký đã ký'],
  [/(?:[hk]óa|hủy|(?<![\p{L}])ủy(?! ban))/iu, 'hoá, khoá, huỷ, uỷ'],
];

const wrongIn = (text: string): string[] =>
  BANNED.flatMap(([word, instead]) => (word.test(text.normalize('NFC')) ? [`${text}: ${instead}`] : []));

/** Rooms that speak Vietnamese beside the staff page; what they read in (column names of others) is elsewhere. */
const ROOMS = [
  ...['papers', 'ii06a', 'deadline-text', 'why-promised', 'evidence'].map((room) => `libs/exchange/src/${room}`),
  ...[
    'libs/indicators/src/signals',
    'libs/dossier/src/review',
    'libs/application/src/messages',
    'apps/api/src/citizen',
  ],
];

// The register, form 07, is the one sổ.
const sourcesOf = (room: string): string[] =>
  readdirSync(join(process.cwd(), room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.spec\.ts$|testing|golden|^register\.ts$/.test(name))
    .map((name) => join(process.cwd(), room, name));

/** Whatever stands in quotes; comments and names are in English. */
const quoted = (source: string): string[] => [...source.matchAll(/'([^'\n]+)'|`([^`]+)`/g)].map(([all]) => all);

describe('the words of the trade', () => {
  it('are one for each thing on the staff page', async () => {
    const web = join(process.cwd(), 'apps/web/src');
    const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('messages.ts'),
    );
    expect(files.length).toBeGreaterThan(20);
    const wrong: string[] = [];
    for (const file of files) {
      const { messages } = (await import(join(web, file))) as { messages: Record<string, { vi: string }> };
      // What the palette is searched by knows every word that somebody may type.
      const shown = Object.entries(messages).filter(([key]) => !key.endsWith('words'));
      wrong.push(...shown.flatMap(([key, { vi }]) => wrongIn(vi).map((fault) => `${key}: ${fault}`)));
    }
    expect(wrong).toEqual([]);
  });

  it.each(ROOMS)('are the same in %s', (room) => {
    const texts = sourcesOf(room).flatMap((file) => quoted(readFileSync(file, 'utf8')));
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.flatMap(wrongIn)).toEqual([]);
  });
});
