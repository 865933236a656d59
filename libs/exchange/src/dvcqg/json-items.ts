import type { SyncLimits } from './limits.js';
import { SyncFileError } from './sync-file-error.js';

const WHITE: ReadonlySet<string> = new Set([' ', '\t', '\n', '\r']);
/** Longest member of an envelope besides `data`. */
const MAX_MEMBER = 10_000;

type Place = 'start' | 'member' | 'colon' | 'value' | 'afterValue' | 'items' | 'afterItem' | 'end';

/**
 * Cuts the items out of an envelope or a bare array, piece by piece: memory holds one item at a time, however large the
 * file. Members of the envelope are kept as they come; they may follow the data. Throws {@link SyncFileError}.
 */
export class JsonItems {
  /** Members of the envelope besides `data`, as far as they have come. */
  readonly members: Record<string, unknown> = {};
  count = 0;
  private place: Place = 'start';
  private isBare = false;
  private key = '';
  private held = '';
  private depth = 0;
  private inText = false;
  private escaped = false;

  constructor(private readonly limits: SyncLimits) {}

  /** The texts of the items that end in this piece. */
  push(piece: string): string[] {
    const items: string[] = [];
    let at = 0;
    while (at < piece.length) {
      const isValue = this.place === 'member' || this.place === 'value' || this.place === 'items';
      if (isValue && (this.held !== '' || !WHITE.has(piece.charAt(at)))) at = this.take(piece, at, items);
      else at = this.skip(piece, at);
    }
    return items;
  }

  end(): void {
    if (this.place === 'start') throw new SyncFileError('FILE.NOT_JSON', 'the file is empty');
    if (this.place !== 'end') {
      throw new SyncFileError('FILE.TRUNCATED', `the file ends after item ${String(this.count)}: it was cut off`);
    }
  }

  /** One sign between values. */
  private skip(piece: string, at: number): number {
    const sign = piece.charAt(at);
    if (WHITE.has(sign) || (this.place === 'start' && sign === '\uFEFF')) return at + 1;
    const next = this.after(sign);
    if (next === null) throw this.unreadable(sign);
    this.place = next;
    return at + 1;
  }

  private after(sign: string): Place | null {
    switch (this.place) {
      case 'start':
        this.isBare = sign === '[';
        return sign === '[' ? 'items' : sign === '{' ? 'member' : null;
      case 'colon':
        return sign === ':' ? 'value' : null;
      case 'afterValue':
        return sign === ',' ? 'member' : sign === '}' ? 'end' : null;
      case 'afterItem':
        return sign === ',' ? 'items' : sign === ']' ? (this.isBare ? 'end' : 'afterValue') : null;
      default:
        return null;
    }
  }

  /** Goes on with a value from `at`; answers where it went on to. */
  private take(piece: string, at: number, items: string[]): number {
    if (this.held === '') {
      const sign = piece.charAt(at);
      if (this.place === 'items' && sign === ']') return this.close(at, this.isBare ? 'end' : 'afterValue');
      if (this.place === 'member' && sign === '}') return this.close(at, 'end');
      if (this.place === 'value' && this.key === 'data' && sign === '[') return this.close(at, 'items');
    }
    const end = this.endOf(piece, at);
    this.held += piece.slice(at, end.at);
    const longest = this.place === 'items' ? this.limits.itemLength : MAX_MEMBER;
    if (this.held.length > longest) {
      throw new SyncFileError('ITEM.TOO_LONG', `${this.where()} is longer than ${String(longest)} characters`);
    }
    if (end.isWhole) this.finish(items);
    return end.at;
  }

  private close(at: number, place: Place): number {
    this.place = place;
    return at + 1;
  }

  /** Where the value under way ends in this piece, or the piece does. */
  private endOf(piece: string, from: number): { at: number; isWhole: boolean } {
    for (let at = from; at < piece.length; at++) {
      const sign = piece.charCodeAt(at);
      if (this.inText) {
        if (this.escaped) this.escaped = false;
        else if (sign === BACKSLASH) this.escaped = true;
        else if (sign === QUOTE) {
          this.inText = false;
          if (this.depth === 0) return { at: at + 1, isWhole: true };
        }
      } else if (sign === QUOTE) this.inText = true;
      else if (sign === OPEN_LIST || sign === OPEN_OBJECT) this.deeper();
      else if (sign === CLOSE_LIST || sign === CLOSE_OBJECT) {
        // A bare number or word ends with what stands around it.
        if (this.depth === 0) return { at, isWhole: true };
        if (--this.depth === 0) return { at: at + 1, isWhole: true };
      } else if (this.depth === 0 && (sign === COMMA || sign === COLON)) return { at, isWhole: true };
    }
    return { at: piece.length, isWhole: false };
  }

  private deeper(): void {
    if (++this.depth <= this.limits.depth) return;
    throw new SyncFileError(
      'ITEM.TOO_DEEP',
      `${this.where()} is nested deeper than ${String(this.limits.depth)} levels`,
    );
  }

  private finish(items: string[]): void {
    const text = this.held.trim();
    this.held = '';
    if (this.place === 'member') {
      this.key = String(this.parsed(text));
      this.place = 'colon';
    } else if (this.place === 'value') {
      this.members[this.key] = this.parsed(text);
      this.place = 'afterValue';
    } else {
      this.count++;
      if (this.count > this.limits.items) {
        throw new SyncFileError('FILE.TOO_MANY_ITEMS', `the file has more than ${String(this.limits.items)} items`);
      }
      items.push(text);
      this.place = 'afterItem';
    }
  }

  private parsed(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw new SyncFileError('FILE.NOT_JSON', `${this.where()} is no JSON`);
    }
  }

  private unreadable(sign: string): SyncFileError {
    const found = sign === '' ? 'nothing' : `"${sign}"`;
    return new SyncFileError('FILE.NOT_JSON', `${found} after ${this.where()} is no JSON`);
  }

  private where(): string {
    return this.place === 'items'
      ? `item ${String(this.count + 1)}`
      : this.key === ''
        ? 'the beginning'
        : `"${this.key}"`;
  }
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST] = [0x22, 0x5c, 0x5b, 0x5d];
const [OPEN_OBJECT, CLOSE_OBJECT, COMMA, COLON] = [0x7b, 0x7d, 0x2c, 0x3a];
