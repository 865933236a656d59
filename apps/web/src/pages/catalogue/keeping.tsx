import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, InputNumber, Space } from 'antd';
import { useState } from 'react';
import { sendJson } from '../../api/send-json.js';
import { useColleagues } from '../../parts/colleagues.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { RETENTION, useKeeping } from './use-keeping.js';
import type { RetentionRule } from './use-keeping.js';

/** As the API bounds it: a hundred years. */
const LONGEST_MONTHS = 1_200;

export function KeepingText({ rule }: { rule: RetentionRule | undefined }) {
  const t = useText();
  const months = rule?.keepMonths ?? null;
  return <>{months === null ? t('catalogue.keeping.ever') : t('catalogue.keeping.months', { months })}</>;
}

/** How long whoever applied is known after a dossier's end; after that the nightly run erases them, each in the log. */
export function KeepingCard({ code, mayChange }: { code: string; mayChange: boolean }) {
  const t = useText();
  const dates = useDates();
  const { nameOf } = useColleagues();
  const { ruleOf, error } = useKeeping(true);
  const rule = ruleOf(code);
  return (
    <Card size="small" title={t('catalogue.keeping')}>
      {error !== null && <ProblemAlert error={error} />}
      <p>
        <KeepingText rule={rule} />
        {rule !== undefined && (
          <span className="muted">
            {' '}
            · {t('catalogue.keeping.changed', { who: nameOf(rule.changedBy), at: dates.moment(rule.changedAt) })}
          </span>
        )}
      </p>
      {rule !== undefined && rule.dueNow > 0 && (
        <p className="due-today">{t('catalogue.keeping.dueNow', { count: rule.dueNow })}</p>
      )}
      <p className="muted">{t('catalogue.keeping.text')}</p>
      {mayChange && <ChangeKeeping key={rule?.changedAt ?? ''} code={code} months={rule?.keepMonths ?? null} />}
    </Card>
  );
}

function ChangeKeeping({ code, months }: { code: string; months: number | null }) {
  const t = useText();
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const [entered, setEntered] = useState(months);
  const save = useMutation({
    mutationFn: () => sendJson('PUT', `/api/v1/retention/${encodeURIComponent(code)}`, { keepMonths: entered }),
    onSuccess: () => void message.success(t('catalogue.keeping.saved')),
    onSettled: () => queries.invalidateQueries({ queryKey: RETENTION }),
  });
  const ask = () =>
    void modal.confirm({
      title: t('catalogue.keeping.save'),
      content:
        entered === null ? t('catalogue.keeping.confirmEver') : t('catalogue.keeping.confirm', { months: entered }),
      okText: t('catalogue.keeping.save'),
      cancelText: t('catalogue.close'),
      onOk: () => save.mutateAsync().catch(() => undefined),
    });
  return (
    <>
      <Space wrap>
        <InputNumber
          value={entered}
          min={1}
          max={LONGEST_MONTHS}
          precision={0}
          aria-label={t('catalogue.keeping.field')}
          placeholder={t('catalogue.keeping.ever')}
          onChange={setEntered}
        />
        <span>{t('catalogue.keeping.unit')}</span>
        <Button disabled={entered === months} loading={save.isPending} onClick={ask}>
          {t('catalogue.keeping.save')}
        </Button>
      </Space>
      {save.error !== null && <ProblemAlert error={save.error} />}
    </>
  );
}
