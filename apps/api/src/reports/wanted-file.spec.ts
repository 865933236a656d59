import { describe, expect, it } from '@jest/globals';
import { II06A_MEDIA_TYPES } from '#exchange';
import { wantedFile } from './wanted-file.js';

const { xlsx, pdf } = II06A_MEDIA_TYPES;

describe('the format of a report', () => {
  it.each([
    [undefined, undefined, 'json'],
    [undefined, '', 'json'],
    [undefined, '*/*', 'json'],
    [undefined, 'application/*', 'json'],
    [undefined, 'application/json', 'json'],
    [undefined, xlsx, 'xlsx'],
    [undefined, pdf, 'pdf'],
    [undefined, `text/html, ${pdf};q=0.5, ${xlsx};q=0.9`, 'xlsx'],
    [undefined, `${pdf}, */*;q=0.1`, 'pdf'],
    [undefined, 'text/html,application/xhtml+xml,*/*;q=0.8', 'json'],
    ['pdf', 'application/json', 'pdf'],
    ['xlsx', undefined, 'xlsx'],
  ])('?format=%s with Accept: %s is %s', (format, accept, wanted) => {
    expect(wantedFile(format, accept)).toBe(wanted);
  });

  it('is refused where none of ours will do', () => {
    for (const accept of ['text/html', 'image/png;q=1', `${pdf};q=0`]) {
      expect(() => wantedFile(undefined, accept)).toThrow(expect.objectContaining({ code: 'NOT_ACCEPTABLE' }));
    }
    expect(() => wantedFile('docx', pdf)).toThrow(expect.objectContaining({ code: 'VALIDATION.FAILED' }));
    expect(() => wantedFile(['pdf', 'xlsx'], pdf)).toThrow(expect.objectContaining({ code: 'VALIDATION.FAILED' }));
  });
});
