import { Alert } from 'antd';
import { useText } from '../../shell/use-text.js';
import { CATALOGUE_KINDS } from './catalogue-change.js';
import type { CatalogueChange, CatalogueSummary } from './catalogue-change.js';
import { useMemberText } from './member-text.js';

/** More than anybody reads in a dialog. */
const MOST_SHOWN = 20;

/** What a document would change, from what to what, before anybody is bound by it. */
export function ChangeSummary({ summary }: { summary: CatalogueSummary }) {
  const t = useText();
  if (summary.events === 0)
    return <Alert type="info" showIcon className="problem" title={t('catalogue.change.none')} />;
  const counts = CATALOGUE_KINDS.filter((kind) => summary[kind].added + summary[kind].changed > 0).map((kind) =>
    t('catalogue.change.counts', {
      what: t(`catalogue.kind.${kind}`),
      added: summary[kind].added,
      changed: summary[kind].changed,
    }),
  );
  const rest = summary.changes.length - MOST_SHOWN;
  return (
    <Alert
      type={summary.changes.some(({ backdated }) => backdated === true) ? 'warning' : 'info'}
      showIcon
      className="problem"
      title={counts.join('; ')}
      description={
        <>
          {summary.changes.slice(0, MOST_SHOWN).map((change) => (
            <Change key={`${change.kind} ${change.id}`} of={change} />
          ))}
          {rest > 0 && <p>{t('catalogue.change.more', { rest })}</p>}
          {summary.changes.some(({ backdated }) => backdated === true) && <p>{t('catalogue.change.backdated')}</p>}
        </>
      }
    />
  );
}

function Change({ of: { id, before, after } }: { of: CatalogueChange }) {
  const t = useText();
  const textOf = useMemberText();
  const changed = Object.keys({ ...before, ...after }).filter(
    (name) => JSON.stringify(before?.[name] ?? null) !== JSON.stringify(after[name] ?? null),
  );
  return (
    <p>
      <strong>{id}</strong>{' '}
      {changed
        .map((name) => {
          const label = t.has(`catalogue.member.${name}`) ? t(`catalogue.member.${name}`) : name;
          return `${label}: ${textOf(name, before?.[name])} → ${textOf(name, after[name])}`;
        })
        .join('; ')}
    </p>
  );
}
