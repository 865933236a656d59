import { expect, it } from '@jest/globals';
import { csvOf } from './csv-of.js';

it('quotes what would end a cell, and lets no cell be a formula', () => {
  expect(
    csvOf([
      ['a', 'b,c', 'd"e'],
      ['=1+1', '-2', 'dòng\nhai'],
    ]),
  ).toBe('\uFEFFa,"b,c","d""e"\r\n\'=1+1,\'-2,"dòng\nhai"\r\n');
});
