import { Link } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import { useText } from '../shell/use-text.js';
import type { Cell, Question } from './figures.js';

interface CountLinkProps {
  count: number;
  cell: Cell;
  question: Question;
  /** What the row or place is about, read aloud with the count. */
  of?: string;
}

/** A count as the way to exactly the dossiers it counts; a zero has none. */
export function CountLink({ count, cell, question, of }: CountLinkProps) {
  const intl = useIntl();
  const t = useText();
  const shown = intl.formatNumber(count);
  if (count === 0) return <span className="num muted">{shown}</span>;
  const name = t(`figures.cell.${cell}`);
  return (
    <Link
      className="num count-link"
      to={'/indicators/dossiers' as string}
      search={{ ...question, class: cell } as never}
      aria-label={t('figures.count.label', { count: shown, cell: name, of: of ?? '' })}
    >
      {shown}
    </Link>
  );
}
