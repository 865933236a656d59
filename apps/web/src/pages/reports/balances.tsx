import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import { useIntl } from 'react-intl';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import type { Report } from './report.js';

interface Balance {
  rule: string;
  left: number;
  /** What the left side is the sum of. */
  right: readonly number[];
  /** Which other period it is about. */
  of?: { from: string; to: string };
}

/** Every balance of the total with its numbers, so that it can be checked by head; the API refuses a form that fails one. */
export function Balances({ report }: { report: Report }) {
  const t = useText();
  return (
    <section className="figure-section">
      <h2>{t('reports.balances')}</h2>
      <ul className="report-balances num">
        {balancesOf(report).map((balance) => (
          <BalanceLine key={balance.rule} balance={balance} />
        ))}
      </ul>
    </section>
  );
}

function balancesOf({ total, carryOver: { previous, next } }: Report): Balance[] {
  const { toResolve, receivedOnline, receivedOther, carriedOver, resolved, open } = total;
  return [
    { rule: '3=4+5+6', left: toResolve, right: [receivedOnline, receivedOther, carriedOver] },
    { rule: '3=7+11', left: toResolve, right: [resolved, open] },
    { rule: '7=8+9+10', left: resolved, right: [total.early, total.onTime, total.late] },
    { rule: '11=12+13', left: open, right: [total.openInTime, total.openOverdue] },
    { rule: '6=previous.11', left: carriedOver, right: [previous.open], of: previous },
    ...(next === null ? [] : [{ rule: '11=next.6', left: open, right: [next.carriedOver], of: next }]),
  ];
}

function BalanceLine({ balance: { rule, left, right, of } }: { balance: Balance }) {
  const t = useText();
  const intl = useIntl();
  const dates = useDates();
  const holds = left === right.reduce((sum, part) => sum + part, 0);
  const Icon = holds ? CheckCircleOutlined : CloseCircleOutlined;
  const numbers = `${intl.formatNumber(left)} = ${right.map((part) => intl.formatNumber(part)).join(' + ')}`;
  return (
    <li className={holds ? 'balance-holds' : 'balance-fails'}>
      <Icon aria-label={t(holds ? 'reports.balance.holds' : 'reports.balance.fails')} role="img" />
      <span>{t(`reports.rule.${rule}`)}</span>
      <span>{numbers}</span>
      {of !== undefined && (
        <span className="muted">({t('figures.days', { from: dates.day(of.from), to: dates.day(of.to) })})</span>
      )}
    </li>
  );
}
