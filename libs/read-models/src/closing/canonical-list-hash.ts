import { createHash } from 'node:crypto';
import { canonicalJson } from '#event-store';

/** SHA-256 over the RFC 8785 text of an array, item by item, so that the text as a whole is never held. */
export class CanonicalListHash {
  private readonly hash = createHash('sha256').update('[');
  private items = 0;

  add(item: object): void {
    this.hash.update(`${this.items === 0 ? '' : ','}${canonicalJson(item)}`, 'utf8');
    this.items += 1;
  }

  /** Hex; nothing can be added afterwards. */
  end(): string {
    return this.hash.update(']').digest('hex');
  }
}

/** SHA-256, hex, over the RFC 8785 text of an array. */
export function hashOfList(items: Iterable<object>): string {
  const hash = new CanonicalListHash();
  for (const item of items) hash.add(item);
  return hash.end();
}
