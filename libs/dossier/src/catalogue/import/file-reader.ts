import { parsePlainDate } from '#calendar';
import type { PlainDate } from '#calendar';
import type { CatalogueFileProblem } from './catalogue-file.js';

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u;
const LONGEST_CODE = 64;
const LONGEST_NAME = 300;

export type Members = ReadonlyMap<string, unknown>;

/**
 * Reads an untrusted document member by member and notes everything that is wrong with it. What cannot be read is
 * answered with a stand-in, so that reading goes on; a document with a problem is never used.
 */
export class FileReader {
  readonly problems: CatalogueFileProblem[] = [];

  refuse(pointer: string, code: string, detail: string): void {
    this.problems.push({ pointer, code, detail });
  }

  /** Own members by known name, or null if it is no object; unknown ones are refused: a misspelt one is not lost. */
  object(value: unknown, pointer: string, known: readonly string[]): Members | null {
    const members = new Map<string, unknown>();
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse(pointer, value === undefined ? 'REQUIRED' : 'TYPE.INVALID', 'must be an object');
      return null;
    }
    for (const [name, member] of Object.entries(value)) {
      if (known.includes(name)) members.set(name, member);
      else {
        const inside = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        this.refuse(inside, 'UNKNOWN_MEMBER', `is none of ${known.join(', ')}`);
      }
    }
    return members;
  }

  /** The items with their pointers. */
  array(value: unknown, pointer: string, most: number): [item: unknown, pointer: string][] {
    if (!Array.isArray(value)) {
      this.refuse(pointer, value === undefined ? 'REQUIRED' : 'TYPE.INVALID', 'must be an array');
      return [];
    }
    if (value.length > most) {
      this.refuse(pointer, 'TOO_MANY', `has ${String(value.length)} items, at most ${String(most)} are taken`);
      return [];
    }
    return value.map((item: unknown, index) => [item, `${pointer}/${String(index)}`]);
  }

  /** Text as it is stored (NFC, without blanks around it); null if it is none. */
  text(value: unknown, pointer: string, longest: number): string | null {
    if (typeof value !== 'string') {
      this.refuse(pointer, value === undefined ? 'REQUIRED' : 'TYPE.INVALID', 'must be a text');
      return null;
    }
    const text = value.normalize('NFC').trim();
    if (text.includes('\0') || !text.isWellFormed()) {
      this.refuse(pointer, 'TEXT.BROKEN', 'holds a NUL or half a character');
      return null;
    }
    if (text.length > 0 && text.length <= longest) return text;
    this.refuse(pointer, 'TEXT.LENGTH', `must have 1 to ${String(longest)} characters`);
    return null;
  }

  /** A name for people. */
  name(value: unknown, pointer: string): string {
    return this.text(value, pointer, LONGEST_NAME) ?? '';
  }

  /** A code of ours. One learnt from a list is known under whatever text stood there and may be named as it is. */
  code(value: unknown, pointer: string, isKnown: (code: string) => boolean = () => false): string | null {
    if (typeof value === 'string' && isKnown(value.normalize('NFC'))) return value.normalize('NFC');
    const code = this.text(value, pointer, LONGEST_CODE);
    if (code === null || CODE.test(code)) return code;
    this.refuse(pointer, 'CODE.INVALID', 'must begin with a letter or digit, then letters, digits, ".", "_", "-", "/"');
    return null;
  }

  /** A code of something else; whether that exists is asked later. Absent and null are null. */
  reference(value: unknown, pointer: string): string | null {
    return value === undefined || value === null ? null : this.text(value, pointer, Infinity);
  }

  /** One of a closed list; absent and null are null. */
  oneOf<T extends string>(value: unknown, pointer: string, code: string, known: readonly T[]): T | null {
    if (value === undefined || value === null) return null;
    const found = known.find((one) => one === value);
    if (found === undefined) this.refuse(pointer, code, `must be one of ${known.join(', ')}`);
    return found ?? null;
  }

  /** First and last day, both inclusive; absent and null: without a beginning or an end. */
  validity(members: Members, pointer: string): { validFrom: PlainDate | null; validTo: PlainDate | null } {
    const validFrom = this.date(members.get('validFrom'), `${pointer}/validFrom`);
    const validTo = this.date(members.get('validTo'), `${pointer}/validTo`);
    if (validFrom !== null && validTo !== null && validTo < validFrom) {
      this.refuse(`${pointer}/validTo`, 'VALIDITY.REVERSED', `lies before validFrom ${validFrom}`);
    }
    return { validFrom, validTo };
  }

  private date(value: unknown, pointer: string): PlainDate | null {
    if (value === undefined || value === null) return null;
    if (typeof value === 'string' && parsePlainDate(value) !== null) return value;
    this.refuse(pointer, 'DATE.INVALID', 'must be a date YYYY-MM-DD that exists');
    return null;
  }
}
