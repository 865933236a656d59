import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Breakpoint } from 'antd';

/** Whether a sheet is being made: what is shown in parts on the screen is whole on paper. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The browser draws the sheet as soon as this returns, so what changes has to stand by then.
    const begin = () => {
      flushSync(() => {
        setPrinting(true);
      });
    };
    const end = () => {
      setPrinting(false);
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

/** From which width of the screen a column is shown; on paper it always is. */
export function useColumnFrom(): (width: Breakpoint) => { responsive?: Breakpoint[] } {
  const printing = usePrinting();
  return (width) => (printing ? {} : { responsive: [width] });
}
