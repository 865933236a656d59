import { useEffect } from 'react';
import { useText } from './use-text.js';

const BOXES = '#main .ant-table-content, #main .ant-table-body';

/** A table that is wider than the screen is scrolled by the arrow keys too: its box can have the focus and has a name. */
export function ScrollableTables() {
  const t = useText();
  const label = t('shell.scrollable');
  useEffect(() => {
    let frame = 0;
    const look = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        for (const box of document.querySelectorAll<HTMLElement>(BOXES)) name(box, label);
      });
    };
    const changes = new MutationObserver(look);
    changes.observe(document.body, { childList: true, subtree: true });
    window.addEventListener('resize', look);
    look();
    return () => {
      cancelAnimationFrame(frame);
      changes.disconnect();
      window.removeEventListener('resize', look);
    };
  }, [label]);
  return null;
}

function name(box: HTMLElement, label: string): void {
  if (box.scrollWidth > box.clientWidth) {
    box.tabIndex = 0;
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', label);
  } else if (box.tabIndex === 0) {
    for (const attribute of ['tabindex', 'role', 'aria-label']) box.removeAttribute(attribute);
  }
}
