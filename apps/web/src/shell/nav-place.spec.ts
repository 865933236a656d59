import { describe, expect, it } from '@jest/globals';
import { navPlace } from './nav-place.js';

const PAGES = ['/dossiers', '/desk', '/reviews', '/reviews/summary', '/today'];

/** Where the navigation stands after each step of a way. */
const along = (...way: string[]): (string | null)[] => {
  let place: string | null = null;
  return way.map((path) => (place = navPlace(PAGES, path, place)));
};

describe('the place in the navigation', () => {
  it('stays where a dossier was opened from, through one and the next', () => {
    expect(along('/desk', '/dossiers/H26-1', '/dossiers/H26-2', '/desk')).toEqual(['/desk', '/desk', '/desk', '/desk']);
    expect(along('/reviews/H26-1', '/dossiers/H26-1')).toEqual(['/reviews', '/reviews']);
    expect(along('/desk', '/dossiers', '/dossiers/H26-1')).toEqual(['/desk', '/dossiers', '/dossiers']);
  });

  it('is the search of a dossier opened by its address, and the longest of several', () => {
    expect(along('/dossiers/H26-1')).toEqual(['/dossiers']);
    expect(along('/reviews/summary', '/reviews/H26-1', '/today')).toEqual(['/reviews/summary', '/reviews', '/today']);
    expect(along('/elsewhere', '/deskwork')).toEqual([null, null]);
    expect(navPlace(['/today'], '/dossiers/H26-1', '/desk')).toBeNull();
  });
});
