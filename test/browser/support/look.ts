import { expect } from '@jest/globals';
import { NARROW } from './open-browser.js';
import type { Visit } from './visit.js';

/** The page as it stands: no fault of access; a picture of it as wide as it is and one narrow. */
export async function look(visit: Visit, name: string): Promise<void> {
  expect(await visit.accessibilityFaults()).toEqual([]);
  await visit.picture(name);
  const size = visit.page.viewportSize();
  await visit.page.setViewportSize(NARROW);
  await visit.picture(`${name}-narrow`);
  if (size !== null) await visit.page.setViewportSize(size);
}
