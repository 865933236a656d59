import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Tag } from 'antd';
import { answered, api } from '../../api/client.js';
import { useAgencies } from '../../parts/catalogue.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useSession } from '../../session/session.js';
import { useActing } from '../../session/use-acting.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { DAY_FORMATS, dayOf } from '../../time/zoned.js';
import { DELEGATIONS } from '../../worklist/delegations.js';
import type { Delegation } from '../../worklist/delegations.js';

const COLUMNS = ['of', 'to', 'from', 'until', 'reason', 'state', 'record'] as const;

/** Delegations with who made and ended them. */
export function DelegationTable({ items }: { items: readonly Delegation[] }) {
  const t = useText();
  const { error, ask } = useEnding();
  return (
    <div className="list-panel" tabIndex={0} role="region" aria-label={t('delegations.title')}>
      {error !== null && <ProblemAlert error={error} />}
      <table className="plain-list">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`delegations.${column}`)}
              </th>
            ))}
            <th>
              <span className="visually-hidden">{t('delegations.end')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.delegationId} item={item} end={() => ask(item)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ item, end }: { item: Delegation; end: () => void }) {
  const t = useText();
  const dates = useDates();
  const { delegationId, of, to, fromOn, toOn, reasonCode, state, madeBy, madeAt, endedBy, endedAt, mayEnd } = item;
  const at = (instant: string) => dates.moment(instant);
  return (
    <tr key={delegationId}>
      <th scope="row">
        <Person person={of} />
      </th>
      <td>
        <Person person={to} />
      </td>
      <td className="num">{shownDay(fromOn)}</td>
      <td className="num">{shownDay(toOn)}</td>
      <td>{reasonCode === null ? '—' : t(`delegations.reason.${reasonCode}`)}</td>
      <td>
        <Tag>
          {state === 'inForce' ? <strong>{t('delegations.state.inForce')}</strong> : t(`delegations.state.${state}`)}
        </Tag>
      </td>
      <td className="muted">
        {t('delegations.made', { name: madeBy?.displayName ?? '—', at: at(madeAt) })}
        {endedAt !== null && (
          <div>{t('delegations.endedBy', { name: endedBy?.displayName ?? '—', at: at(endedAt) })}</div>
        )}
      </td>
      <td>
        <div className="buttons">
          <ActFor item={item} />
          {mayEnd && (
            <Button aria-label={t('delegations.end.label', { of: of.displayName, to: to.displayName })} onClick={end}>
              {t('delegations.end')}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}

/** A local day, whatever the zone of whoever reads. */
const shownDay = (day: string): string => dayOf(day)?.format(DAY_FORMATS[0]) ?? day;

function Person({ person }: { person: Delegation['of'] }) {
  const { nameOf } = useAgencies();
  return (
    <>
      {person.displayName}
      {person.unitId !== null && <div className="muted">{nameOf(person.unitId)}</div>}
    </>
  );
}

function ActFor({ item: { of, to, state } }: { item: Delegation }) {
  const t = useText();
  const navigate = useNavigate();
  const { account, actingFor } = useSession();
  const { actFor } = useActing();
  if (actingFor !== null || to.actorId !== account.actorId || state !== 'inForce') return null;
  const begin = () => void actFor(of.actorId).then(() => navigate({ to: '/desk' }));
  return <Button onClick={begin}>{t('delegations.act')}</Button>;
}

/** Asks once more, then ends it. */
function useEnding() {
  const t = useText();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: (delegationId: string) =>
      answered(api.DELETE('/api/v1/delegations/{delegationId}', { params: { path: { delegationId } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: DELEGATIONS }),
  });
  const ask = ({ delegationId, of, to }: Delegation): void => {
    const names = { of: of.displayName, to: to.displayName };
    void modal.confirm({
      title: t('delegations.end.sure', names),
      okText: t('delegations.end'),
      cancelText: t('delegations.close'),
      onOk: () => end.mutateAsync(delegationId).catch(() => undefined),
    });
  };
  return { error: end.error, ask };
}
