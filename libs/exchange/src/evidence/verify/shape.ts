import { MOST_FILE_LEVELS, deeperThan } from '../../json-depth/deeper-than.js';

/** A member of a file that is not what the format says. */
export class ShapeError extends Error {
  constructor(
    readonly field: string,
    readonly expected: string,
  ) {
    super(`${field}: ${expected}`);
  }
}

/** Reads JSON that nobody vouches for; every reader throws {@link ShapeError} with the JSON pointer. */
export class Shape {
  constructor(
    private readonly value: unknown,
    readonly field = '',
  ) {}

  static parse(text: string): Shape {
    const value = parsed(text);
    if (deeperThan(value, MOST_FILE_LEVELS)) {
      throw new ShapeError('', `nested deeper than ${String(MOST_FILE_LEVELS)} levels`);
    }
    return new Shape(value);
  }

  get raw(): unknown {
    return this.value;
  }

  at(name: string): Shape {
    const members = this.members();
    return new Shape(Object.hasOwn(members, name) ? members[name] : undefined, `${this.field}/${name}`);
  }

  members(): Record<string, unknown> {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) throw this.not('an object');
    return this.value as Record<string, unknown>;
  }

  /** Absent and null alike are null. */
  orNull<T>(read: (shape: Shape) => T): T | null {
    return this.value === null || this.value === undefined ? null : read(this);
  }

  list(): Shape[] {
    if (!Array.isArray(this.value)) throw this.not('a list');
    return this.value.map((item: unknown, index) => new Shape(item, `${this.field}/${String(index)}`));
  }

  text(): string {
    if (typeof this.value !== 'string') throw this.not('a text');
    return this.value;
  }

  textOrNull(): string | null {
    return this.orNull((shape) => shape.text());
  }

  bool(): boolean {
    if (typeof this.value !== 'boolean') throw this.not('true or false');
    return this.value;
  }

  whole(): number {
    if (!Number.isSafeInteger(this.value) || Number(this.value) < 0) throw this.not('a whole number ≥ 0');
    return Number(this.value);
  }

  oneOf<T extends string>(accepted: readonly T[]): T {
    const found = accepted.find((candidate) => candidate === this.value);
    if (found === undefined) throw this.not(`one of ${accepted.join(', ')}`);
    return found;
  }

  hex(digits: number): string {
    const text = this.text();
    if (text.length !== digits || !/^[0-9a-f]+$/.test(text)) throw this.not(`${String(digits)} hex digits`);
    return text;
  }

  /** An instant as our files write it: UTC, three decimals. */
  instant(): string {
    const text = this.text();
    if (!ISO_UTC.test(text) || Number.isNaN(Date.parse(text)))
      throw this.not('an instant such as 2026-03-02T03:00:00.000Z');
    return text;
  }

  instantOrNull(): string | null {
    return this.orNull((shape) => shape.instant());
  }

  not(expected: string): ShapeError {
    return new ShapeError(this.field, `expected ${expected}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ShapeError('', `not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const ISO_UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
