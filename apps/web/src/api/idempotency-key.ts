import { useRef } from 'react';

/** 128 random bits; getRandomValues also works where the page is served without TLS in an office network. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * A key per thing to send: the same body keeps its key however often it is tried, so that a retry after a cut line never
 * writes twice; another body gets another key. `done` forgets it after success.
 */
export function useSubmitKey(): { keyFor: (body: unknown) => string; done: () => void } {
  const held = useRef<{ text: string; key: string } | null>(null);
  return {
    keyFor: (body) => {
      const text = JSON.stringify(body);
      if (held.current?.text !== text) held.current = { text, key: newKey() };
      return held.current.key;
    },
    done: () => {
      held.current = null;
    },
  };
}
