import { Button, Input, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { DateField } from '../../parts/date-field.js';
import { useAddress } from '../../parts/use-address.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { now } from '../../time/now.js';
import { useDates } from '../../time/use-dates.js';
import { localDay } from '../../time/zoned.js';
import type { Calendar, NamedDay } from './calendars-view.js';

type Kind = 'daysOff' | 'makeUpDays';
interface Row extends NamedDay {
  kind: Kind;
  fresh: boolean;
}
interface DayTableProps {
  calendar: Calendar;
  /** What is in force: what differs from it is marked. */
  published: Calendar;
  change?: (calendar: Calendar) => void;
}

/** Days off and make-up days of a year, in order. */
export function DayTable({ calendar, published, change }: DayTableProps) {
  const t = useText();
  const { timezone } = useAccount();
  const dates = useDates();
  const [address, setAddress] = useAddress();
  const year = address['year'] ?? localDay(now(), timezone).slice(0, 4);
  const rowsOf = (kind: Kind): Row[] =>
    calendar[kind].map(({ date, name }) => ({
      date,
      name,
      kind,
      fresh: !published[kind].some((one) => one.date === date),
    }));
  const all = [...rowsOf('daysOff'), ...rowsOf('makeUpDays')].sort((a, b) => a.date.localeCompare(b.date));
  const years = [...new Set([...all.map(({ date }) => date.slice(0, 4)), year])].sort();
  const remove = ({ kind, date }: Row) =>
    change?.({ ...calendar, [kind]: calendar[kind].filter((one) => one.date !== date) });
  return (
    <>
      <div className="toolbar">
        <Select
          aria-label={t('calendars.year')}
          value={year}
          onChange={(chosen: string) => setAddress({ year: chosen })}
          options={years.map((value) => ({ value, label: t('calendars.yearOf', { year: value }) }))}
        />
        {change !== undefined && (
          <AddDay
            add={(kind, day) => {
              change({ ...calendar, [kind]: [...calendar[kind].filter(({ date }) => date !== day.date), day] });
              setAddress({ year: day.date.slice(0, 4) });
            }}
          />
        )}
      </div>
      <Table<Row>
        size="small"
        rowKey={({ kind, date }) => `${kind} ${date}`}
        dataSource={all.filter(({ date }) => date.startsWith(year))}
        pagination={false}
        scroll={{ x: 560 }}
        locale={{ emptyText: t('calendars.none', { year }) }}
        columns={[
          { title: t('calendars.day'), width: 220, render: (_, { date }) => dates.weekday(`${date}T05:00:00Z`) },
          { title: t('calendars.kind'), width: 150, render: (_, { kind }) => t(`calendars.${kind}`) },
          {
            title: t('calendars.name'),
            render: (_, { name, fresh }) => (
              <>
                {name} {fresh && <span className="state state-waiting">{t('calendars.fresh')}</span>}
              </>
            ),
          },
          ...(change === undefined
            ? []
            : [
                {
                  title: t('calendars.action'),
                  className: 'no-print',
                  width: 100,
                  render: (_: unknown, row: Row) => (
                    <Button
                      size="small"
                      aria-label={`${t('calendars.remove')}: ${dates.day(`${row.date}T05:00:00Z`)}`}
                      onClick={() => remove(row)}
                    >
                      {t('calendars.remove')}
                    </Button>
                  ),
                },
              ]),
        ]}
      />
    </>
  );
}

function AddDay({ add }: { add: (kind: Kind, day: NamedDay) => void }) {
  const t = useText();
  const [kind, setKind] = useState<Kind>('daysOff');
  const [date, setDate] = useState<string | null>(null);
  const [name, setName] = useState('');
  const ready = date !== null && name.trim() !== '';
  const send = () => {
    if (date === null || name.trim() === '') return;
    add(kind, { date, name: name.trim() });
    setDate(null);
    setName('');
  };
  return (
    <Space wrap className="no-print">
      <Select
        aria-label={t('calendars.kind')}
        value={kind}
        onChange={setKind}
        options={(['daysOff', 'makeUpDays'] as const).map((value) => ({ value, label: t(`calendars.${value}`) }))}
      />
      <DateField aria-label={t('calendars.day')} value={date} onChange={setDate} />
      <Input
        value={name}
        aria-label={t('calendars.name')}
        placeholder={t('calendars.name.hint')}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={send}
      />
      <Button disabled={!ready} onClick={send}>
        {t('calendars.add')}
      </Button>
    </Space>
  );
}
