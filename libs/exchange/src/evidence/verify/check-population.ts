import type { EvidenceQuery } from '../format.js';
import { type Finding, said } from './check-classes.js';
import type { ReadView } from './read-dossier.js';

/** The key a filter asks of. */
const KEY_OF_FILTER: Readonly<Record<string, string>> = {
  agencyId: 'agency',
  fieldCode: 'field',
  procedureCode: 'procedure',
  level: 'level',
  channel: 'channel',
  officerId: 'officer',
};

/** Whether some row of the question counts the dossier, by what its line claims. */
export const isCounted = ({ cells, asked, firstPromise, survivorshipSafe }: ReadView): boolean =>
  cells.length > 0 || asked !== null || firstPromise !== null || survivorshipSafe !== null;

/** A dossier that is counted has the keys that were asked for and lies in the scope. */
export function checkPopulation(view: ReadView, { filters, scope, groupBy }: EvidenceQuery): Finding[] {
  if (!isCounted(view)) return [];
  const { keys, handlingAgencies, field } = view;
  const findings = Object.entries(filters).flatMap(([filter, wanted]): Finding[] => {
    const name = KEY_OF_FILTER[filter];
    const given = name === undefined ? wanted : (keys[name] ?? null);
    return given === wanted
      ? []
      : [{ field: `${field}/keys/${name ?? ''}`, detail: `is ${said(given)}, asked was ${said(wanted)}` }];
  });
  const byHolder = groupBy.includes('handlingAgency') || Object.hasOwn(filters, 'handlingAgencyId');
  if (scope === null || (byHolder && handlingAgencies === null)) return findings;
  const agencies =
    byHolder && handlingAgencies !== null && handlingAgencies.length > 0 ? handlingAgencies : [keys['agency'] ?? null];
  if (!agencies.some((agency) => agency !== null && scope.includes(agency))) {
    findings.push({
      field: `${field}/keys/agency`,
      detail: `${said(agencies)} lies outside the scope of the question`,
    });
  }
  return findings;
}
