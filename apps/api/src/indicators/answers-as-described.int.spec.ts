import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ProjectionRunner, allProjections } from '#application';
import { ProjectionStore } from '#event-store';
import { Counter } from '../../../../test/dsl/counter.js';
import { apiDocument } from '../openapi.js';

let counter: Counter;
let document: OpenAPIObject;
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);

beforeAll(async () => {
  counter = await Counter.open();
  document = apiDocument(counter.app);
  const at = (day: string) => ({ occurredAt: `2026-03-${day}T09:00:00+07:00` });
  await counter.story(at('02'), ['officer', 'process', { decision: 'granted', ...at('03') }]);
  await counter.story(at('02'), ['officer', 'process', { decision: 'granted', ...at('30') }]);
  await counter.story({ agencyId: 'H26.W1', ...at('04') });
  const store = new ProjectionStore(counter.database);
  await new ProjectionRunner(store, allProjections(store)).sweep();
});
afterAll(() => counter.close());

/** The schema that the document gives for the answer 200 of a GET. */
function described(path: string): object {
  const answer = document.paths[`/api/v1${path}`]?.get?.responses['200'];
  const schema = answer !== undefined && 'content' in answer ? answer.content?.['application/json']?.schema : undefined;
  if (schema === undefined) throw new Error(`the document does not describe what GET ${path} answers`);
  return schema;
}

const MARCH = 'period=2026-03';

describe('what the document says of the answers', () => {
  it.each([
    ['/catalogue/procedures', '/catalogue/procedures'],
    ['/catalogue/agencies', '/catalogue/agencies'],
    ['/catalogue/fields', '/catalogue/fields'],
    ['/indicators', `/indicators?${MARCH}&groupBy=agency,month`],
    ['/indicators', `/indicators?${MARCH}&policy=qd766&groupBy=handlingAgency`],
    ['/indicators/dossiers', `/indicators/dossiers?${MARCH}&class=received`],
    ['/indicators/ranking', `/indicators/ranking?${MARCH}&minimum=1`],
    ['/indicators/ranking', `/indicators/ranking?period=2026-04&by=officer`],
    ['/signals', '/signals'],
    ['/signals/summary', `/signals/summary?${MARCH}&groupBy=agency`],
    ['/signals/{name}/dossiers', `/signals/receptionEnteredLate/dossiers?${MARCH}`],
    ['/scorecards', '/scorecards?year=2026'],
    ['/scorecards/{planId}', '/scorecards/hn-136-2021?year=2026'],
    ['/scorecards/{planId}', '/scorecards/hcm-cchc-2019?year=2019'],
    ['/scorecards/{planId}', '/scorecards/hn-cchc-2022?year=2022'],
    ['/scorecards/{planId}/targets/{targetId}/dossiers', digitised('counted')],
    ['/periods', '/periods?year=2026'],
    ['/reports/ii06a', `/reports/ii06a?${MARCH}`],
    ['/reports/ii06a', '/reports/ii06a?groupBy=agency'],
  ])('%s is what %s answers', async (path, asked) => {
    const { body } = (await counter.get(asked, 'inspector').expect(200)) as { body: unknown };
    const fits = ajv.compile(described(path));
    fits(body);
    expect(fits.errors ?? []).toEqual([]);
  });
});

function digitised(part: string): string {
  return `/scorecards/hn-136-2021/targets/resolved-digitised/dossiers?period=2026&part=${part}`;
}
