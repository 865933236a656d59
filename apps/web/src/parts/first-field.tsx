import { useEffect, useRef } from 'react';

const FIELDS = 'input, textarea, [contenteditable=true]';

/**
 * Gives the focus to the first field of the form in which it stands, as soon as that stands: a dialog would else give it to its
 * close button, and what is typed while the dialog grows would be lost. Whoever is in the form already stays where they are.
 */
export function FirstField() {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = here.current?.closest('form');
    if (form == null || form.contains(document.activeElement)) return;
    const fields = [...form.querySelectorAll<HTMLInputElement>(FIELDS)].filter(({ disabled }) => !disabled);
    const [first] = fields;
    // Of a choice, what is chosen: the keys of arrows would else change it.
    const chosen = fields.find((field) => field.type === 'radio' && field.name === first?.name && field.checked);
    (first?.type === 'radio' ? (chosen ?? first) : first)?.focus();
  }, []);
  return <span ref={here} hidden />;
}
