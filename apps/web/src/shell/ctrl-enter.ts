type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>;

/** Ctrl+Enter, on a Mac also Cmd+Enter: send what stands here. */
export const isCtrlEnter = ({ key, ctrlKey, metaKey }: Keys): boolean => key === 'Enter' && (ctrlKey || metaKey);

/**
 * How the list of the field at which a key was pressed stands, before the field has heard of the key.
 *
 * **2026-11-23** In an open list Ctrl+Enter is Enter: it takes what is highlighted, and sends nothing. What is in the log stays
 * there, and a procedure that was highlighted by half a word has not been seen as chosen, nor its promise; pressed again it sends.
 * On a closed list it sends, and does not open the list as the field itself would have it.
 */
export function listAt(target: EventTarget | null): 'none' | 'open' | 'closed' {
  const field = target instanceof Element ? target.closest('[role=combobox]') : null;
  if (field === null) return 'none';
  return field.getAttribute('aria-expanded') === 'true' ? 'open' : 'closed';
}
