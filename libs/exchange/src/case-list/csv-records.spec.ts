import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { CsvRecords } from './csv-records.js';

const recordsOf = (pieces: readonly string[], delimiter = ','): string[][] => {
  const csv = new CsvRecords(delimiter, 10_000);
  const records = pieces.flatMap((piece) => csv.push(piece));
  const last = csv.end();
  return [...records, ...(last === null ? [] : [last])].map(({ cells }) => cells);
};
const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ',', '\n', '\r\n', ';', '1'), maxLength: 6 });
const bareSafe = cell.map((text) => text.replace(/\r(?!\n)/g, ''));

describe('CSV rows', () => {
  it('are those of csv-parse, wherever the text is cut', () => {
    const table = fc.array(fc.array(bareSafe, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.array(fc.nat(120), { maxLength: 5 }),
        (rows, end, ended, cuts) => {
          const text = rows.map((cells) => cells.map(quoted).join(',')).join(end) + (ended ? end : '');
          const places = [0, ...cuts.map((at) => Math.min(at, text.length)), text.length].sort((a, b) => a - b);
          const pieces = places.slice(1).map((at, index) => text.slice(places[index], at));
          const expected = parse(text, {
            relax_column_count: true,
            record_delimiter: [end],
            skip_empty_lines: true,
          }) as string[][];
          expect(recordsOf(pieces)).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
  it('count as a spreadsheet does: quoted line breaks and blank lines', () => {
    const csv = new CsvRecords(',', 100);
    expect(csv.push('a,b\n"x\ny",1\n\nlast,2\n').map(({ row }) => row)).toEqual([1, 2, 4]);
  });
  it('keep a quote within a bare cell and mark one after a closing quote', () => {
    const csv = new CsvRecords(',', 100);
    expect(csv.push('5" pipe,1\n"abc"d,2\nfine,3\n')).toEqual([
      { row: 1, cells: ['5" pipe', '1'] },
      { row: 2, cells: ['abcd', '2'], strayQuote: true },
      { row: 3, cells: ['fine', '3'] },
    ]);
  });
});
