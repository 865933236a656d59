import { expect, it } from '@jest/globals';
import { STANDARD_EVENT_ATTRIBUTES } from '../case-list/mapping.js';
import { TraceCollector } from './trace-collector.js';
import { OWN } from './own-keys.js';

it('keeps a thousand characters of what an event or a due says, however long it is', () => {
  const collector = new TraceCollector(new Set(), STANDARD_EVENT_ATTRIBUTES, { events: 900 });
  const value = 'x'.repeat(1024 ** 2);
  const element = (name: string, key = '') => ({ name, attributes: { key, value } });
  collector.open(element('trace'), 2);
  collector.open(element('event'), 3);
  for (const key of Object.values(STANDARD_EVENT_ATTRIBUTES)) collector.open(element('string', key), 4);
  collector.close('event', 3);
  collector.open(element('string', OWN.grain), 3);
  collector.open(element('date', OWN.due), 5);
  collector.open(element('date', OWN.since), 6);
  collector.close('trace', 2);
  const [trace] = collector.take();
  const { name, at, status, unit, officer } = trace!.events[0]!;
  const { grain, dues } = trace!.own;
  const kept = [name, at, status, unit, officer, grain, dues[0]!.due, dues[0]!.since];
  expect(kept.map((text) => text?.length)).toEqual(kept.map(() => 1_000));
});
