import type { Limit, LimitUnit } from '#calendar';
import { CHANNELS } from '../../vocabulary.js';
import { DEFAULT_CLOCK_POLICY_ID } from '../catalogue.js';
import type { ProcedureDefinition, ProcedureLimit } from '../events.js';
import type { Placed } from './catalogue-file.js';
import type { FileReader } from './file-reader.js';
import { readComponents } from './read-components.js';

/** A century in each unit, as the deadline arithmetic allows (CONTRACT 6.6); a spec compares the two. */
const MOST: Record<LimitUnit, number> = { workingHour: 300_000, workingDay: 36_525, calendarDay: 36_525, month: 1200 };
const UNITS = Object.keys(MOST) as LimitUnit[];
const MOST_LIMITS = 500;
const MEMBERS = ['code', 'name', 'fieldCode', 'limits', 'components', 'clockPolicyId', 'validFrom', 'validTo'];

/** A procedure of the file; null without a code to know it by. */
export function readProcedure(
  reader: FileReader,
  item: unknown,
  pointer: string,
  isKnown: (code: string) => boolean,
): Placed<ProcedureDefinition> | null {
  const members = reader.object(item, pointer, MEMBERS);
  if (members === null) return null;
  const code = reader.code(members.get('code'), `${pointer}/code`, isKnown);
  const components = readComponents(reader, members.get('components'), `${pointer}/components`);
  const definition = {
    code: code ?? '',
    name: reader.name(members.get('name'), `${pointer}/name`),
    fieldCode: reader.reference(members.get('fieldCode'), `${pointer}/fieldCode`),
    limits: readLimits(reader, members.get('limits'), `${pointer}/limits`),
    ...(components.length === 0 ? {} : { components }),
    clockPolicyId:
      reader.reference(members.get('clockPolicyId'), `${pointer}/clockPolicyId`) ?? DEFAULT_CLOCK_POLICY_ID,
    ...reader.validity(members, pointer),
    provisional: false,
  };
  return code === null ? null : { pointer, definition };
}

function readLimits(reader: FileReader, value: unknown, pointer: string): ProcedureLimit[] {
  const seen = new Set<string>();
  return reader.array(value, pointer, MOST_LIMITS).flatMap(([item, itemPointer]) => {
    const limit = readProcedureLimit(reader, item, itemPointer);
    if (limit === null) return [];
    const key = JSON.stringify([limit.channel, limit.caseCode]);
    if (seen.has(key)) reader.refuse(itemPointer, 'LIMIT.TWICE', 'channel and case have a limit already');
    seen.add(key);
    return limit;
  });
}

function readProcedureLimit(reader: FileReader, item: unknown, pointer: string): ProcedureLimit | null {
  const members = reader.object(item, pointer, ['channel', 'caseCode', 'limit']);
  if (members === null) return null;
  const caseCode = members.get('caseCode') ?? null;
  return {
    channel: reader.oneOf(members.get('channel'), `${pointer}/channel`, 'CHANNEL.UNKNOWN', CHANNELS),
    caseCode: caseCode === null ? null : reader.code(caseCode, `${pointer}/caseCode`),
    limit: members.get('limit') === null ? null : readLimit(reader, members.get('limit'), `${pointer}/limit`),
  };
}

function readLimit(reader: FileReader, item: unknown, pointer: string): Limit | null {
  const members = reader.object(item, pointer, ['value', 'unit']);
  if (members === null) return null;
  const value = members.get('value');
  const unit = UNITS.find((one) => one === members.get('unit'));
  if (unit === undefined) {
    reader.refuse(`${pointer}/unit`, 'LIMIT.INVALID', `must be one of ${UNITS.join(', ')}`);
    return null;
  }
  const fits = typeof value === 'number' && value > 0 && value <= MOST[unit];
  if (fits && (unit === 'workingHour' || Number.isInteger(value))) return { value, unit };
  const rule = `must be > 0, at most ${String(MOST[unit])}, whole except for hours`;
  reader.refuse(`${pointer}/value`, 'LIMIT.INVALID', rule);
  return null;
}
