import { isoOrNull } from '../facts-json.js';
import type { EvidenceDue } from '../format.js';
import { type Finding, said } from './check-classes.js';
import { isCorrected } from './check-facts.js';
import type { ReadDossier } from './read-dossier.js';

const DUES = ['dueAt', 'promiseDueAt', 'indexDueAt', 'firstPromiseAt'] as const;

/** The due history against the facts it ends in and the events it stands on. */
export function checkDues({ dues, events, views: [whole] }: ReadDossier): Finding[] {
  const { facts } = whole;
  if (facts === null)
    return dues.length === 0 ? [] : [{ field: '/dues', detail: 'a dossier never received has no due' }];
  const [first, last] = [dues[0], dues.at(-1)];
  if (first === undefined || last === undefined)
    return [{ field: '/dues', detail: 'the history of the due is missing' }];
  const findings = DUES.filter((name) => last[name] !== isoOrNull(facts[name])).map((name) => ({
    field: `/facts/${name}`,
    detail: `is ${said(isoOrNull(facts[name]))}, the last due of the history says ${said(last[name])}`,
  }));
  if (first.cause['event' as keyof object] !== 'DossierReceived') {
    findings.push({ field: '/dues/0/cause', detail: 'should be the reception' });
  }
  const byPosition = new Map(events.map((event) => [event.position, event]));
  const corrected = isCorrected(events);
  for (const [index, due] of dues.entries()) {
    const event = byPosition.get(due.position);
    const say = (member: string, detail: string): void => {
      findings.push({ field: `/dues/${String(index)}/${member}`, detail });
    };
    if (event === undefined) say('position', 'is that of no event of the dossier');
    else if (event.type !== due.cause['event' as keyof object]) say('cause', `the event there is ${event.type}`);
    else if (event.recordedAt !== due.recordedAt) say('recordedAt', `the event says ${event.recordedAt}`);
    else if (event.occurredAt !== due.occurredAt && !corrected) say('occurredAt', `the event says ${event.occurredAt}`);
    if (index > 0 && due.position <= (dues[index - 1]?.position ?? 0))
      say('position', 'is not after the one before it');
  }
  return [...findings, ...checkPromise(dues, corrected)];
}

/** The first promise is the first due that was told, and it never moves. */
function checkPromise(dues: readonly EvidenceDue[], corrected: boolean): Finding[] {
  const from = dues.findIndex(({ firstPromiseAt }) => firstPromiseAt !== null);
  const promise = dues[from];
  if (promise === undefined) return [];
  const moved = dues.findIndex(
    ({ firstPromiseAt }, index) => index > from && firstPromiseAt !== promise.firstPromiseAt,
  );
  const findings: Finding[] = [];
  if (moved >= 0)
    findings.push({ field: `/dues/${String(moved)}/firstPromiseAt`, detail: 'a first promise never moves' });
  if (!corrected && promise.dueAt !== promise.firstPromiseAt) {
    const detail = `is ${said(promise.firstPromiseAt)}, the first due is ${said(promise.dueAt)}`;
    findings.push({ field: `/dues/${String(from)}/firstPromiseAt`, detail });
  }
  return findings;
}
