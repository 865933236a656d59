import type { ProcedureDefinition } from '../events.js';
import type { Placed } from './catalogue-file.js';
import type { FileReader } from './file-reader.js';
import { groupByCode } from './group-by-code.js';
import { daysOf, encloses, overlaps, termsKeyOf } from './procedure-terms.js';

const MOST_OF_ONE_CODE = 200;

/**
 * A code may have several definitions in one file, a later one winning on the days it covers. Refused: the same terms
 * twice with days in common, and a definition that a later one covers wholly, which could never hold on any day.
 */
export function refuseHidden(reader: FileReader, placed: readonly Placed<ProcedureDefinition>[]): void {
  for (const [code, same] of groupByCode(placed, ({ definition }) => definition.code)) {
    if (same.length === 1) continue;
    const tooMany = same[MOST_OF_ONE_CODE];
    if (tooMany === undefined) refuseHiddenOf(reader, same.filter(hasReadableDays));
    else reader.refuse(`${tooMany.pointer}/code`, 'TOO_MANY', `more than ${String(MOST_OF_ONE_CODE)} of "${code}"`);
  }
}

const hasReadableDays = ({ definition }: Placed<ProcedureDefinition>): boolean => {
  const { first, last } = daysOf(definition);
  return first <= last;
};

function refuseHiddenOf(reader: FileReader, same: readonly Placed<ProcedureDefinition>[]): void {
  const known = same.map((one) => ({ ...one, days: daysOf(one.definition), terms: termsKeyOf(one.definition) }));
  for (const [index, later] of known.entries()) {
    const above = known.slice(0, index);
    const twin = above.find(({ days, terms }) => terms === later.terms && overlaps(days, later.days));
    const hidden = above.find(({ days }) => encloses(later.days, days));
    const at = `${later.pointer}/code`;
    if (twin !== undefined) reader.refuse(at, 'DEFINITION.TWICE', `says the same as ${twin.pointer}`);
    else if (hidden !== undefined)
      reader.refuse(at, 'DEFINITION.HIDES', `leaves ${hidden.pointer} no day; put it first`);
  }
}
