import { describe, expect, it } from '@jest/globals';
import { CloudEvent } from 'cloudevents';
import fc from 'fast-check';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { DEFAULT_EVENT_FILE_LIMITS } from './limits.js';
import { readEventLines } from './read-event-lines.js';
import { readLogEvent } from './read-log-event.js';
import { LOG_EVENT, anyLogEvent } from './testing/log-events.js';
import { cloudEventLine, toCloudEvent } from './to-cloud-event.js';

/** The bytes in pieces that end anywhere, in the middle of a character too. */
const pieces = (text: string | Buffer, size = 7) => {
  const bytes = Buffer.from(text as string);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
    bytes.subarray(n * size, (n + 1) * size),
  );
  return Readable.from(chunks.length === 0 ? [Buffer.alloc(0)] : chunks);
};
async function read(text: string | Buffer, limits = {}, size = 7) {
  const lines = [];
  for await (const batch of readEventLines(pieces(text, size), { ...DEFAULT_EVENT_FILE_LIMITS, ...limits }))
    lines.push(...batch);
  return lines;
}

describe('an event as a CloudEvent', () => {
  it('has the attributes of the contract', () => {
    expect(toCloudEvent(LOG_EVENT)).toEqual({
      specversion: '1.0',
      id: LOG_EVENT.eventId,
      source: '/H26',
      type: 'vn.dunghen.DossierProcessed.v1',
      subject: 'dossier-H26-0001',
      time: '2026-03-02T03:00:00.000Z',
      datacontenttype: 'application/json',
      recordedtime: '2026-03-02T03:00:01.250Z',
      sequence: '7',
      streamversion: 2,
      schemaversion: 1,
      actorid: 'token:officer',
      unitid: 'H26.12',
      personal: 'AAECAw==',
      metadata: '{"origin":"list.csv","row":12,"file":{"name":"danh sách.csv"}}',
      hash: 'ab'.repeat(32),
      data: { decision: 'granted', resultNumber: 'Số 1', flags: [] },
    });
  });

  it('is valid to the CloudEvents library, whatever the log holds', () => {
    fc.assert(
      fc.property(anyLogEvent, (event) => {
        expect(new CloudEvent(toCloudEvent(event), true).validate()).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('reads back as it was, through a file cut into pieces, gzipped or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyLogEvent, { maxLength: 4 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 50 }),
        async (events, zipped, size) => {
          const text = events.map(cloudEventLine).join('');
          const lines = await read(zipped ? gzipSync(text) : text, {}, size);
          expect(lines.map(readLogEvent)).toEqual(JSON.parse(JSON.stringify(events)));
          expect(lines.map(({ line }) => line)).toEqual(events.map((_, index) => index + 1));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('an event file that cannot be taken', () => {
  const line = cloudEventLine(LOG_EVENT);
  it.each([
    ['was cut off within a line', line + line.slice(0, 40), 'LINE.NOT_JSON', /^line 2: /],
    ['was gzipped and cut off', gzipSync(line.repeat(50)).subarray(0, -20), 'FILE.TRUNCATED', /cut off/],
    [
      'is of another encoding',
      Buffer.concat([Buffer.from(line), Buffer.from([0xff, 0xe8])]),
      'FILE.ENCODING',
      /line 2/,
    ],
    ['nests without end', `${'['.repeat(200_000)}${']'.repeat(200_000)}\n`, 'LINE.TOO_DEEP', /^line 1: more than 40/],
  ])('%s', async (_, text, code, message) => {
    await expect(read(text)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it.each([
    ['has a line without end', { lineLength: 1_000 }, 'x'.repeat(100_000), 'FILE.RECORD_TOO_LONG'],
    ['has too many lines', { lines: 10 }, '\n'.repeat(20), 'FILE.TOO_MANY_ROWS'],
    ['is too large', { bytes: 5_000 }, line.repeat(100), 'FILE.TOO_LARGE'],
  ])('%s, also where a small gzip file becomes it', async (_, limits, text, code) => {
    await expect(read(text, limits)).rejects.toMatchObject({ code });
    await expect(read(gzipSync(text), limits)).rejects.toMatchObject({ code });
  });
});

describe('a line that is no event of ours names its attribute', () => {
  const given = toCloudEvent(LOG_EVENT);
  it.each([
    ['a list', [], 'a JSON object'],
    ['no id', { ...given, id: undefined }, 'id: missing'],
    ['another specversion', { ...given, specversion: '0.3' }, 'specversion: "0.3" is not "1.0"'],
    ['another type', { ...given, type: 'com.example.Thing' }, 'type:'],
    [
      'a schemaversion that differs from the type',
      { ...given, schemaversion: 2 },
      'schemaversion: 2 is not as in type',
    ],
    ['an instant with an offset', { ...given, time: '2026-03-02T10:00:00+07:00' }, 'time:'],
    ['no recordedtime', { ...given, recordedtime: null }, 'recordedtime: missing'],
    ['a position that is none', { ...given, sequence: '007' }, 'sequence:'],
    ['a short hash', { ...given, hash: 'abc' }, 'hash:'],
    ['data that is a text', { ...given, data: 'x' }, 'data:'],
    ['metadata that is an object', { ...given, metadata: {} }, 'metadata:'],
    ['an attribute we would lose', { ...given, traceparent: '00-1' }, 'traceparent: not an attribute'],
  ])('%s', (_, value, message) => {
    expect(() => readLogEvent({ line: 3, value })).toThrow(
      expect.objectContaining({
        code: 'EVENT.INVALID',
        line: 3,
        message: expect.stringContaining(`line 3: ${message}`),
      }),
    );
  });
});
