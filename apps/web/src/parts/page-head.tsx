import { useEffect } from 'react';
import type { ReactNode } from 'react';

/** A page's only h1, the name of its tab, and its actions on the right. */
export function PageHead({ title, beside, children }: { title: string; beside?: ReactNode; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Đúng Hẹn`;
  }, [title]);
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {beside}
      {children !== undefined && <div className="page-head-extra">{children}</div>}
    </div>
  );
}
