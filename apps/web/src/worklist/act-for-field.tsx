import { App, Select } from 'antd';
import { useSession } from '../session/session.js';
import { useActing } from '../session/use-acting.js';
import { useText } from '../shell/use-text.js';
import { useRepresented } from './delegations.js';

const OWN = '';

/** Whose desk it is: one's own, or that of somebody whom one represents just now. Absent where there is nobody. */
export function ActForField() {
  const t = useText();
  const { message } = App.useApp();
  const { actingFor } = useSession();
  const represented = useRepresented();
  const { actFor, actForOneself } = useActing();
  if (represented.length === 0 && actingFor === null) return null;
  const others = actingFor === null || represented.some(({ actorId }) => actorId === actingFor.actorId);
  const people = others ? represented : [...represented, actingFor];
  const become = (actorId: string): void => {
    const change = actorId === OWN ? actForOneself() : actFor(actorId);
    void change.catch(() => message.error(t('acting.refused')));
  };
  return (
    <Select
      aria-label={t('acting.whose')}
      value={actingFor?.actorId ?? OWN}
      onChange={become}
      popupMatchSelectWidth={false}
      options={[
        { value: OWN, label: t('acting.own') },
        ...people.map(({ actorId, displayName }) => ({
          value: actorId,
          label: t('acting.onBehalfOf', { name: displayName }),
        })),
      ]}
    />
  );
}
