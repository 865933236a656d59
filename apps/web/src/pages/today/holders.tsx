import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { fetched } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAddress } from '../../parts/use-address.js';
import { Waiting } from '../../parts/waiting.js';
import { usePrinting } from '../../parts/use-printing.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { ListLink } from '../../worklist/list-link.js';
import { nameIn } from '../../worklist/listed-dossier.js';
import { usePeople } from '../../worklist/people.js';

type Loads = components['schemas']['DeskHoldersDto'];

const LISTS = ['atRisk', 'overdue', 'dueToday', 'dueSoon'] as const;
const FIRST = 12;

/** Who holds what is at risk, so that a supervisor can speak to them before it is late. */
export function Holders({ narrowed }: { narrowed: string | undefined }) {
  const t = useText();
  const [address, change] = useAddress();
  const list = LISTS.find((name) => name === address['list']) ?? 'atRisk';
  const query = new URLSearchParams({ list, ...(narrowed === undefined ? {} : { agencyId: narrowed }) }).toString();
  const { data, error } = useQuery({
    queryKey: ['dossiers', 'holders', query],
    queryFn: () => fetched<Loads>(`/api/v1/desk/holders?${query}`),
  });
  return (
    <section className="today-panel">
      <h2>{t('today.holders')}</h2>
      <div className="today-lists">
        <Segmented
          aria-label={t('today.holders.which')}
          value={list}
          onChange={(chosen) => change({ list: chosen === 'atRisk' ? undefined : chosen })}
          options={LISTS.map((value) => ({ value, label: t(`today.${value}`) }))}
        />
      </div>
      {error !== null && <ProblemAlert error={error} />}
      {data === undefined ? error === null && <Waiting /> : <LoadTable loads={data} />}
    </section>
  );
}

function LoadTable({ loads: { holders, names } }: { loads: Loads }) {
  const t = useText();
  const intl = useIntl();
  const dates = useDates();
  const { nameOf } = usePeople();
  const [all, setAll] = useState(false);
  const printing = usePrinting();
  if (holders.length === 0) return <p className="muted">{t('today.holders.none')}</p>;
  return (
    <>
      <table className="plain-list">
        <thead>
          <tr>
            <th scope="col">{t('today.holders.officer')}</th>
            <th scope="col" className="end">
              {t('today.holders.count')}
            </th>
            <th scope="col">{t('today.holders.first')}</th>
          </tr>
        </thead>
        <tbody>
          {(all || printing ? holders : holders.slice(0, FIRST)).map(
            ({ unitId, officerId, count, firstDueAt, query }) => {
              const who = officerId === null ? t('worklist.nobody') : (names.officers[officerId] ?? nameOf(officerId));
              return (
                <tr key={`${unitId ?? ''} ${officerId ?? ''}`}>
                  <th scope="row">
                    {who}
                    <span className="muted today-unit">
                      <ListLink
                        query={ofWholeUnit(query)}
                        label={t('today.openUnit', { unit: nameIn(names.agencies, unitId) })}
                      >
                        {nameIn(names.agencies, unitId)}
                      </ListLink>
                    </span>
                  </th>
                  <td className="end">
                    <ListLink query={query} label={t('today.open', { label: who, count })}>
                      <span className="num">{intl.formatNumber(count)}</span>
                    </ListLink>
                  </td>
                  <td className="num">{dates.moment(firstDueAt)}</td>
                </tr>
              );
            },
          )}
        </tbody>
      </table>
      {!all && holders.length > FIRST && (
        <Button onClick={() => setAll(true)}>{t('today.holders.more', { count: holders.length })}</Button>
      )}
    </>
  );
}

/** The list of a row with everything else that its unit holds. */
function ofWholeUnit(query: string): string {
  const [path = '', asked = ''] = query.split('?');
  const parameters = new URLSearchParams(asked);
  parameters.delete('officerId');
  return `${path}?${parameters.toString()}`;
}
