import { Select } from 'antd';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAddress } from '../../parts/use-address.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { CalendarDesk } from './calendar-desk.js';
import { useCalendars } from './calendars-view.js';

/** The days that count, and what another version of them would move before anybody is bound by it. */
export default function CalendarsPage() {
  const t = useText();
  const [address, change] = useAddress();
  const { published, drafts } = useCalendars();
  const error = published.error ?? drafts.error;
  const all = published.data ?? [];
  const chosen = all.find(({ id }) => id === address['id']) ?? all[0];
  const draft = drafts.data?.find(({ id }) => id === chosen?.id);
  return (
    <>
      <PageHead
        title={t('calendars.title')}
        beside={
          all.length > 1 && (
            <Select
              aria-label={t('calendars.which')}
              value={chosen?.id ?? null}
              onChange={(id: string) => change({ id })}
              options={all.map(({ id }) => ({ value: id, label: id }))}
            />
          )
        }
      />
      {error !== null && <ProblemAlert error={error} />}
      {chosen === undefined || drafts.data === undefined ? (
        error === null && <Waiting />
      ) : (
        <CalendarDesk
          key={`${chosen.id} ${String(chosen.version)}`}
          published={chosen}
          draft={draft !== undefined && draft.version > chosen.version ? draft.calendar : null}
        />
      )}
    </>
  );
}
