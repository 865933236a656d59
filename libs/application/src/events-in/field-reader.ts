import type { FieldProblem } from '../problem-error.js';

type Members = Readonly<Record<string, unknown>>;

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,63}$/u;
/** An instant names its offset; without one it would depend on somebody's zone. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Reads members one by one, remembers which, and collects what is wrong with them. Null counts as absent. */
export class FieldReader {
  readonly read = new Set<string>();

  constructor(
    private readonly members: Members,
    private readonly pointer: string,
    private readonly problems: FieldProblem[],
  ) {}

  code(name: string): string | undefined {
    return this.take(name, (value) => typeof value === 'string' && CODE.test(value), 'CODE.INVALID', 'a code');
  }

  text(name: string, most: number): string | undefined {
    const fits = (value: unknown) => typeof value === 'string' && value !== '' && value.length <= most;
    return this.take(name, fits, 'TEXT.INVALID', `a text of 1 to ${String(most)} characters`);
  }

  instant(name: string): string | undefined {
    const fits = (value: unknown) =>
      typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
    return this.take(name, fits, 'INSTANT.UNREADABLE', 'an ISO 8601 instant with its offset');
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const fits = (value: unknown) => values.some((known) => known === value);
    return this.take(name, fits, 'VALUE.UNKNOWN', `one of ${values.join(', ')}`);
  }

  flag(name: string): boolean | undefined {
    return this.take(name, (value) => typeof value === 'boolean', 'FLAG.INVALID', 'true or false');
  }

  integer(name: string, least: number, most: number): number | undefined {
    const fits = (value: unknown) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
    return this.take(name, fits, 'NUMBER.OUT_OF_RANGE', `a whole number from ${String(least)} to ${String(most)}`);
  }

  object<T>(name: string, read: (inside: FieldReader) => T): T | undefined {
    const given = this.take<Members>(name, isObject, 'OBJECT.EXPECTED', 'a JSON object');
    return given === undefined ? undefined : read(this.inside(name, given));
  }

  list<T>(name: string, read: (inside: FieldReader) => T): T[] | undefined {
    const fits = (value: unknown) => Array.isArray(value) && value.length <= 200 && value.every(isObject);
    const given = this.take<Members[]>(name, fits, 'LIST.EXPECTED', 'a list of at most 200 JSON objects');
    return given?.map((item, index) => read(this.inside(`${name}/${String(index)}`, item)));
  }

  required<T>(name: string, value: T | undefined): T {
    if (value === undefined && !this.problems.some(({ pointer }) => pointer === this.at(name))) {
      this.problems.push({ pointer: this.at(name), code: 'REQUIRED' });
    }
    // Nobody uses it: the problems are looked at first.
    return value as T;
  }

  private take<T>(name: string, fits: (value: unknown) => boolean, code: string, expected: string): T | undefined {
    this.read.add(name);
    const value = this.members[name];
    if (value === undefined || value === null) return undefined;
    if (fits(value)) return value as T;
    this.problems.push({ pointer: this.at(name), code, detail: `${expected} is expected` });
    return undefined;
  }

  private inside(name: string, members: Members): FieldReader {
    return new FieldReader(members, this.at(name), this.problems);
  }

  private at(name: string): string {
    return `${this.pointer}/${name}`;
  }
}

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
