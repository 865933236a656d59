import { LEVELS } from '../../vocabulary.js';
import type { Catalogue } from '../catalogue.js';
import type { AgencyDefinition, FieldDefinition } from '../events.js';
import type { CatalogueFileVerdict, Placed } from './catalogue-file.js';
import { refuseCircles } from './refuse-circles.js';
import { refuseHidden } from './refuse-hidden.js';
import { FileReader } from './file-reader.js';
import { readClockPolicy } from './read-clock-policy.js';
import { readProcedure } from './read-procedure.js';

const MEMBERS = ['fields', 'agencies', 'procedures', 'clockPolicies'];
/** Of each kind; a country has some ten thousand. */
const MOST_DEFINITIONS = 50_000;
const MOST_CLOCK_POLICIES = 1_000;

type Known = (code: string) => boolean;
type ReadItem<T> = (reader: FileReader, item: unknown, pointer: string, isKnown: Known) => Placed<T> | null;

/**
 * Reads `{fields?, agencies?, procedures?, clockPolicies?}` against the catalogue as it stands: all of it, or every
 * problem with its JSON pointer. Absent and null members of a definition are the same. Never throws.
 */
export function parseCatalogueFile(json: unknown, current: Catalogue): CatalogueFileVerdict {
  const reader = new FileReader();
  const members = reader.object(json, '', MEMBERS);
  if (members === null) return { ok: false, problems: reader.problems };
  const list = <T>(name: string, read: ReadItem<T>, known: ReadonlyMap<string, unknown>, most: number): Placed<T>[] => {
    if (!members.has(name)) return [];
    const items = reader.array(members.get(name), `/${name}`, most);
    return items.flatMap(([item, pointer]) => read(reader, item, pointer, (code) => known.has(code)) ?? []);
  };
  const fields = list('fields', readField, current.fields, MOST_DEFINITIONS);
  const agencies = list('agencies', readAgency, current.agencies, MOST_DEFINITIONS);
  const procedures = list('procedures', readProcedure, current.procedures, MOST_DEFINITIONS);
  const clockPolicies = list('clockPolicies', readClockPolicy, current.clockPolicies, MOST_CLOCK_POLICIES);

  const fieldCodes = once(reader, fields, 'code', (field) => field.code);
  const agencyIds = once(reader, agencies, 'id', (agency) => agency.id);
  const policyIds = once(reader, clockPolicies, 'id', (policy) => policy.id);
  const refer = (code: string | null, pointer: string, refusal: string, isKnown: Known): void => {
    if (code !== null && !isKnown(code)) reader.refuse(pointer, refusal, 'is neither in the file nor in the catalogue');
  };
  for (const { pointer, definition } of agencies) {
    const isKnown: Known = (id) => agencyIds.has(id) || current.agencies.has(id);
    refer(definition.parentId, `${pointer}/parentId`, 'AGENCY.UNKNOWN', isKnown);
  }
  for (const { pointer, definition } of procedures) {
    const isField: Known = (code) => fieldCodes.has(code) || current.fields.has(code);
    const isPolicy: Known = (id) => policyIds.has(id) || current.clockPolicies.has(id);
    refer(definition.fieldCode, `${pointer}/fieldCode`, 'FIELD.UNKNOWN', isField);
    refer(definition.clockPolicyId, `${pointer}/clockPolicyId`, 'CLOCK_POLICY.UNKNOWN', isPolicy);
  }
  refuseCircles(reader, agencies, current.agencies);
  refuseHidden(reader, procedures);

  if (reader.problems.length > 0) return { ok: false, problems: reader.problems };
  const plain = <T>(placed: Placed<T>[]): T[] => placed.map(({ definition }) => definition);
  return {
    ok: true,
    file: {
      fields: plain(fields),
      agencies: plain(agencies),
      procedures: plain(procedures),
      clockPolicies: plain(clockPolicies),
    },
  };
}

function readField(reader: FileReader, item: unknown, pointer: string, isKnown: Known): Placed<FieldDefinition> | null {
  const members = reader.object(item, pointer, ['code', 'name']);
  if (members === null) return null;
  const code = reader.code(members.get('code'), `${pointer}/code`, isKnown);
  const name = reader.name(members.get('name'), `${pointer}/name`);
  return code === null ? null : { pointer, definition: { code, name, provisional: false } };
}

function readAgency(
  reader: FileReader,
  item: unknown,
  pointer: string,
  isKnown: Known,
): Placed<AgencyDefinition> | null {
  const members = reader.object(item, pointer, ['id', 'name', 'parentId', 'level', 'validFrom', 'validTo']);
  if (members === null) return null;
  const id = reader.code(members.get('id'), `${pointer}/id`, isKnown);
  const definition = {
    id: id ?? '',
    name: reader.name(members.get('name'), `${pointer}/name`),
    parentId: reader.reference(members.get('parentId'), `${pointer}/parentId`),
    level: reader.oneOf(members.get('level'), `${pointer}/level`, 'LEVEL.UNKNOWN', LEVELS),
    ...reader.validity(members, pointer),
    provisional: false,
  };
  return id === null ? null : { pointer, definition };
}

/** Fields, agencies and policies have one definition: which of two in one file would be meant, nobody can say. */
function once<T>(
  reader: FileReader,
  placed: readonly Placed<T>[],
  member: string,
  keyOf: (definition: T) => string,
): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const { pointer, definition } of placed) {
    const key = keyOf(definition);
    if (seen.has(key)) reader.refuse(`${pointer}/${member}`, 'DEFINITION.TWICE', `"${key}" is defined above already`);
    seen.add(key);
  }
  return seen;
}
