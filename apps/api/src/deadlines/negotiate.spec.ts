import { describe, expect, it } from '@jest/globals';
import { preferredFormat, preferredLanguage } from './negotiate.js';

describe('what a client accepts', () => {
  it.each([
    [undefined, 'json'],
    ['*/*', 'json'],
    ['text/plain', 'text'],
    ['text/plain, */*', 'text'],
    ['application/json, text/plain, */*', 'json'],
    ['application/json;q=0.5, text/plain;q=0.9', 'text'],
    ['text/plain;q=0', 'json'],
    ['text/html', 'json'],
  ])('%s is answered with %s', (accept, format) => {
    expect(preferredFormat(accept)).toBe(format);
  });

  it.each([
    [undefined, null],
    ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
    ['fr, en-GB;q=0.7, vi;q=0.3', 'en'],
    ['de', null],
  ])('%s is spoken to in %s', (accept, language) => {
    expect(preferredLanguage(accept, ['vi', 'en'] as const)).toBe(language);
  });
});
