/** The members of an object in the order of RFC 8785, each with its name ready to be written. */
interface Order {
  given: readonly string[];
  sorted: readonly { key: string; written: string }[];
}

/** Orders by number of members: the objects of a log have few shapes, and sorting names took longer than writing values. */
const orders = new Map<number, Order[]>();
const KEPT_ORDERS = 16;

/**
 * The RFC 8785 text of a JSON value: members by UTF-16 code units, numbers and strings as ECMAScript writes them; members
 * that are undefined are left out. A property spec holds it equal to `canonicalize`.
 * Throws TypeError for what is no JSON: a number that is not finite, a lone surrogate, a function.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${String(value)} is not representable as JSON`);
      return value === 0 ? '0' : String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return array(value);
      return writesItself(value) ? canonicalJson(value.toJSON()) : object(value as Record<string, unknown>);
    default:
      throw new TypeError(`${typeof value} is not representable as JSON`);
  }
}

/** A Date, for one. */
const writesItself = (value: object): value is { toJSON(): unknown } =>
  typeof (value as { toJSON?: unknown }).toJSON === 'function';

function array(values: readonly unknown[]): string {
  let text = '[';
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    text += `${at === 0 ? '' : ','}${value === undefined ? 'null' : canonicalJson(value)}`;
  }
  return `${text}]`;
}

function object(value: Record<string, unknown>): string {
  let text = '{';
  for (const { key, written } of orderOf(Object.keys(value)).sorted) {
    const member = value[key];
    if (member === undefined) continue;
    text += text === '{' ? written : `,${written}`;
    text += canonicalJson(member);
  }
  return `${text}}`;
}

function orderOf(given: string[]): Order {
  const known = orders.get(given.length) ?? [];
  for (const order of known) if (isSame(order.given, given)) return order;
  const sorted = given.toSorted(byCodeUnits).map((key) => ({ key, written: `${quoted(key)}:` }));
  const order = { given, sorted };
  if (known.length >= KEPT_ORDERS) known.shift();
  known.push(order);
  orders.set(given.length, known);
  return order;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : 1);

/** A backslash, a quote, a control character or half a surrogate pair. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

function quoted(text: string): string {
  if (!ESCAPED.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError('a lone surrogate is not representable as JSON');
  return JSON.stringify(text);
}
