/** One thing wrong in a document, with the JSON pointer (RFC 6901) of where. */
export interface JsonProblem {
  pointer: string;
  message: string;
}

/**
 * Reads an untrusted JSON document member by member and notes what is wrong. Only own members are read and only known
 * names are taken, so `__proto__` is an unknown member like any other.
 */
export class JsonReader {
  readonly problems: JsonProblem[] = [];

  /** Notes a problem at a pointer. */
  refuse(pointer: string, message: string): void {
    this.problems.push({ pointer, message });
  }

  /** The members of an object by known name, or null; unknown names are refused, so that a misspelt one is not lost. */
  object(value: unknown, pointer: string, known: readonly string[]): Map<string, unknown> | null {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse(pointer, 'must be an object');
      return null;
    }
    const members = new Map<string, unknown>();
    for (const [name, member] of Object.entries(value)) {
      if (known.includes(name)) members.set(name, member);
      else this.refuse(`${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, 'is not a known member');
    }
    return members;
  }

  /** The items of an array with their pointers; an absent array is empty. */
  array(value: unknown, pointer: string, most: number): [item: unknown, pointer: string][] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.refuse(pointer, 'must be an array');
      return [];
    }
    if (value.length > most) {
      this.refuse(pointer, `must have at most ${most} items`);
      return [];
    }
    return value.map((item: unknown, index) => [item, `${pointer}/${index}`]);
  }

  /** A text of 1 to `most` characters that is not blank, or null. */
  text(value: unknown, pointer: string, most: number): string | null {
    if (typeof value === 'string' && value.trim().length > 0 && value.length <= most) return value;
    this.refuse(pointer, `must be a text of 1 to ${most} characters`);
    return null;
  }

  /** A whole number within bounds, or null. */
  whole(value: unknown, pointer: string, least: number, most: number): number | null {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    this.refuse(pointer, `must be a whole number from ${least} to ${most}`);
    return null;
  }
}
