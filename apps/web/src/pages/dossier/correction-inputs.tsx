import { Radio, Select } from 'antd';
import { useAgencies, useProcedures } from '../../parts/catalogue.js';
import { useColleagues } from '../../parts/colleagues.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { useTimeline } from './dossier-view.js';
import type { PendingCorrection } from './dossier-view.js';

interface Given {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}

/** What keeps the record has no effect to take away, nor has what other streams told. */
const NO_EFFECT = new Set([
  ...['CorrectionRequested', 'CorrectionRejected', 'DossierCorrected', 'PersonalDataAmended'],
  ...['PersonErased', 'DeadlineRecalculated', 'DossierSubmitted', 'ActivityRecorded'],
]);

/** The events of a dossier that may be annulled. */
export function EventSelect({ code, ...given }: Given & { code: string }) {
  const t = useText();
  const dates = useDates();
  const { data = [] } = useTimeline(code);
  const options = data
    .filter(({ type }) => !NO_EFFECT.has(type))
    .map(({ eventId, type, occurredAt }) => ({
      value: eventId,
      label: `${t.has(`event.${type}`) ? t(`event.${type}`) : type} · ${dates.moment(occurredAt)}`,
    }));
  return <Select {...given} options={options} />;
}

/** What waits for a second person, one below the other, as from → to. */
export function PendingChoice({ pending, ...given }: Given & { pending: readonly PendingCorrection[] }) {
  const t = useText();
  const { actorId } = useAccount();
  const { nameOf } = useColleagues();
  const { onChange, ...rest } = given;
  return (
    <Radio.Group
      {...rest}
      {...(onChange === undefined ? {} : { onChange: ({ target }) => onChange(String(target.value)) })}
      className="choices"
      options={pending.map((one) => ({
        value: one.requestEventId,
        label: (
          <>
            <CorrectionText {...one} />{' '}
            <span className="muted">
              {t('dossier.askedBy', { who: nameOf(one.requestedBy) })}
              {one.requestedBy === actorId && ` · ${t('dossier.askedBySelf')}`}
            </span>
          </>
        ),
      }))}
    />
  );
}

/** `Tiếp nhận lúc: 09:30 05/03/2026 → 08:30 05/03/2026`; personal values are never here. */
export function CorrectionText({ field, from, to }: Pick<PendingCorrection, 'field' | 'from' | 'to'>) {
  const t = useText();
  const dates = useDates();
  const { nameOf } = useAgencies();
  const procedures = useProcedures();
  const shown = (value: string | null): string => {
    if (value === null) return '—';
    if (field.endsWith('At')) return dates.moment(value);
    if (field === 'agencyId') return nameOf(value);
    if (field === 'procedureCode') return procedures.byCode(value)?.name ?? value;
    return t.has(`dossier.choice.${value}`) ? t(`dossier.choice.${value}`) : value;
  };
  const values = from === null && to === null ? '' : `: ${shown(from)} → ${shown(to)}`;
  return (
    <span className="num">
      {t(`dossier.choice.${field}`)}
      {values}
    </span>
  );
}
