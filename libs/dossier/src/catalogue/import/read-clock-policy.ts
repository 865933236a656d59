import type { ClockPolicy } from '#calendar';
import type { Placed } from './catalogue-file.js';
import type { FileReader, Members } from './file-reader.js';

const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const MOST_EXTENSIONS = 12;
/** Goes on in place of one that cannot be read; the document is refused anyway. */
const STAND_IN: ClockPolicy = { supplement: 'pause', payment: 'pause' };

/** A clock policy of the file; null without an id to know it by. */
export function readClockPolicy(
  reader: FileReader,
  item: unknown,
  pointer: string,
  isKnown: (id: string) => boolean,
): Placed<{ id: string; policy: ClockPolicy }> | null {
  const members = reader.object(item, pointer, ['id', 'policy']);
  if (members === null) return null;
  const id = reader.code(members.get('id'), `${pointer}/id`, isKnown);
  const policy = readPolicy(reader, members.get('policy'), `${pointer}/policy`);
  return id === null ? null : { pointer, definition: { id, policy } };
}

function readPolicy(reader: FileReader, value: unknown, pointer: string): ClockPolicy {
  const members = reader.object(value, pointer, ['supplement', 'payment', 'cutoff', 'extensions']);
  if (members === null) return STAND_IN;
  const regime = <T extends string>(name: string, known: readonly T[], standIn: T): T => {
    const given = members.get(name);
    if (given === undefined || given === null) {
      reader.refuse(`${pointer}/${name}`, 'REQUIRED', `one of ${known.join(', ')}`);
    }
    return reader.oneOf(given, `${pointer}/${name}`, 'CLOCK_POLICY.INVALID', known) ?? standIn;
  };
  const policy = {
    supplement: regime('supplement', ['pause', 'restart', '766'], STAND_IN.supplement),
    payment: regime('payment', ['pause', 'run'], STAND_IN.payment),
    cutoff: readCutoff(reader, members, pointer),
  };
  const extensions = readExtensions(reader, members, pointer);
  return extensions === null ? policy : { ...policy, extensions };
}

function readCutoff(reader: FileReader, members: Members, pointer: string): string | null {
  const value = members.get('cutoff') ?? null;
  if (value === null || (typeof value === 'string' && CLOCK_TIME.test(value))) return value;
  reader.refuse(`${pointer}/cutoff`, 'CLOCK_POLICY.INVALID', 'must be HH:mm, 00:00 to 23:59');
  return null;
}

function readExtensions(reader: FileReader, members: Members, pointer: string): number | null {
  const value = members.get('extensions') ?? null;
  const whole = typeof value === 'number' && Number.isInteger(value);
  if (value === null || (whole && value >= 0 && value <= MOST_EXTENSIONS)) return value;
  const rule = `must be a whole number from 0 to ${String(MOST_EXTENSIONS)}`;
  reader.refuse(`${pointer}/extensions`, 'CLOCK_POLICY.INVALID', rule);
  return null;
}
