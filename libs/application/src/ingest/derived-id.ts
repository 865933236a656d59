import { hash } from 'node:crypto';

/**
 * An id that follows from content, so that the same telling is the same event: shaped as a UUID version 7 whose time is
 * that of the event (version 8 where the time would not be part of the content).
 */
export function uuidOf(at: number, timeless: boolean, ...content: string[]): string {
  const digest = hash('sha256', JSON.stringify(content), 'hex');
  const time = timeless ? digest.slice(32, 44) : Math.max(0, at).toString(16).padStart(12, '0').slice(-12);
  const variant = (8 + (parseInt(digest.charAt(3), 16) & 3)).toString(16);
  const version = timeless ? '8' : '7';
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(8, 20)}`;
}
