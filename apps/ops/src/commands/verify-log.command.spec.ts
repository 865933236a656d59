import { expect, test } from '@jest/globals';
import { broughtText, summaryOf } from './verify-log.command.js';

const found = { ok: true as const, position: 44, hash: 'ab', complete: true };
const since = { position: 44, hash: 'ab', verifiedAt: '2026-11-21T18:00:00.000Z' };

test.each([
  [{ ...found, checked: 44, since: null }, 'The whole log was checked: 44 events.'],
  [
    { ...found, checked: 0, since },
    'Nothing new since position 44 (verified 2026-11-21T18:00:00.000Z); --full checks all.',
  ],
  [
    { ...found, checked: 4, since: { position: 40, hash: 'ab' } },
    '4 new events, all sound, since position 40; --full checks all.',
  ],
  [
    { ok: false as const, firstBadPosition: 17, reason: 'hashMismatch' as const, detail: '', checked: 16, since: null },
    'The log is NOT sound: first bad position 17.',
  ],
])('verify-log says what was looked at', (result, text) => {
  expect(summaryOf(result)).toBe(text);
});

test('verify-log says which positions an import wrote, and what no hash says of them', () => {
  const brought = { source: 'log.ndjson.gz', position: 40, hash: 'ab', importedAt: '2026-11-22T01:00:00.000Z' };
  expect(broughtText(brought)).toBe(
    ' Positions 1 to 40 were brought at 2026-11-22T01:00:00.000Z from log.ndjson.gz: ' +
      'what no hash covers of them (metadata, such as origin) is as it was said there.',
  );
  expect(broughtText(null)).toBe('');
});
