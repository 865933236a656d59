import { Alert, Button } from 'antd';
import { useIntl } from 'react-intl';
import { useFilterText } from '../../figures/filter-text.js';
import { DossierCode } from '../../parts/dossier-code.js';
import { useText } from '../../shell/use-text.js';
import type { Group, Violation } from './report.js';

interface UnbalancedProps {
  violations: readonly Violation[];
  group: Group;
  again: () => void;
}

/** A form that does not add up is not shown: which balance fails, by how much, and the dossiers the two sides disagree on. */
export function Unbalanced({ violations, group, again }: UnbalancedProps) {
  const t = useText();
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="report-alert"
      title={t('reports.unbalanced')}
      action={<Button onClick={again}>{t('problem.again')}</Button>}
      description={
        <>
          <p>{t('reports.unbalanced.hint')}</p>
          <ul className="report-violations">
            {violations.map((violation) => (
              <ViolationLine key={`${violation.rule} ${keyOf(violation)}`} violation={violation} group={group} />
            ))}
          </ul>
          <span className="muted">{t('problem.code', { code: 'REPORT.UNBALANCED' })}</span>
        </>
      }
    />
  );
}

const keyOf = ({ row }: Violation): string => (row === 'total' ? 'total' : (row.key ?? ''));

function ViolationLine({ violation, group }: { violation: Violation; group: Group }) {
  const t = useText();
  const intl = useIntl();
  const text = useFilterText();
  const { rule, row, left, right, dossiers, more } = violation;
  const where = row === 'total' ? t('reports.form.total') : text(group === 'field' ? 'fieldCode' : 'agencyId', row.key);
  return (
    <li>
      <p className="num">
        <strong>{where}</strong>
        {': '}
        {t(`reports.rule.${rule}`)}
        {' · '}
        {t('reports.unbalanced.sides', { left: intl.formatNumber(left), right: intl.formatNumber(right) })}
      </p>
      {dossiers.length === 0 ? (
        <p className="muted">{t('reports.unbalanced.noDossier')}</p>
      ) : (
        <p className="report-codes">
          {dossiers.map((code) => (
            <DossierCode key={code} code={code} />
          ))}
          {more > 0 && <span className="muted">{t('reports.unbalanced.more', { count: more })}</span>}
        </p>
      )}
    </li>
  );
}
