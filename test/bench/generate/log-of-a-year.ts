import type pg from 'pg';

/** The lives of one year; everything follows from the dossier's number, so the same size gives the same log. */
const LIVES = `
insert into life
select i, t0, unit, 'U' || unit % 160 || '.' || u.officer, code, limit_days, due0,
       due0 + case when shape between 0 and 19 then supplement_days * interval '1 day' else interval '0' end
            + case when shape between 20 and 29 then interval '2 days' else interval '0' end,
       -- one in forty is late, one in seven on its very day
       due0 + case when i % 40 = 7 then interval '2 days 3 hours' when i % 7 = 0 then interval '-2 hours' else interval '-2 days' end
            + case when shape between 0 and 19 then supplement_days * interval '1 day' else interval '0' end
            + case when shape between 20 and 29 then interval '2 days' else interval '0' end,
       shape, supplement_days
from (
  select i, unit, t0, shape, supplement_days, limit_days,
         'H26.' || lpad(unit::text, 3, '0') || '-' || to_char(t0 at time zone 'Asia/Ho_Chi_Minh', 'YYMMDD') || '-'
           || lpad(i::text, 7, '0') as code,
         t0 + limit_days * interval '1.4 days' as due0
  from (
    select i, i % 160 as unit, (hashint8extended(i, 1) & 1023) % 100 as shape,
           2 + (hashint8extended(i, 2) & 1023) % 6 as supplement_days,
           (array[5, 10, 10, 15, 20])[1 + i % 5] as limit_days,
           timestamptz '2026-01-05 00:30:00+00' + (i::bigint * 364 / $1) * interval '1 day'
             + ((hashint8extended(i, 3) & 65535) % 480) * interval '1 minute' as t0
    from generate_series(1, $1::int) i) n
) d cross join lateral (select (hashint8extended(i, 4) & 1023) % 12 as officer) u`;

/** Steps of each life in the order in which they were told; what lies after the year has not happened yet. */
const STEPS = `
insert into step
select row_number() over (order by at, i, k), i,
       row_number() over (partition by i order by at, k), k, at
from life l
cross join lateral (values
  (1, t0), (2, t0 + interval '2 hours'), (3, t0 + interval '26 hours'),
  (4, case when shape between 0 and 19 then t0 + interval '2 days' end),
  (5, case when shape between 0 and 19 then t0 + interval '2 days' + supplement_days * interval '1 day' end),
  (6, case when shape between 20 and 29 then t0 + interval '2 days' end),
  (7, case when shape between 20 and 29 then t0 + interval '4 days' end),
  (8, case when shape between 30 and 32 then t0 + interval '3 days' end),
  (9, case when shape < 98 and i % 2 = 0 then ended - interval '20 hours' end),
  (10, case when shape < 98 then ended end),
  (11, case when shape < 98 and i % 10 < 7 then ended + interval '1 hour' end),
  (12, case when shape < 98 then ended + interval '2 hours' end),
  (13, case when shape < 98 then ended + (1 + i % 3) * interval '1 day' end),
  (14, case when shape < 98 and i % 10 < 3 then ended + (1 + i % 3) * interval '1 day' + interval '1 hour' end),
  (15, case when shape = 98 then ended end), (16, case when shape = 99 then ended end)) s (k, at)
where at < timestamptz '2027-01-04 00:00:00+00'`;

const ISO = (instant: string): string => `to_char((${instant}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const HANDED_OVER = (from: string, to: string, officer: string, step: string, mode: string): string =>
  `jsonb_build_object('fromUnitId', ${from}, 'toUnitId', ${to}, 'toOfficerId', ${officer}, 'step', '${step}',
     'mode', '${mode}', 'flags', '[]'::jsonb)`;
const COUNTER = `'H26.' || lpad(unit::text, 3, '0') || '.01'`;
const AGENCY = `'H26.' || lpad(unit::text, 3, '0')`;
const MOVED = `'previousDueAt', ${ISO('due0')}, 'dueAt', ${ISO('due')}, 'promiseDueAt', ${ISO('due')}, 'regime', 'pause',
  'calendarVersion', 1, 'calendarUnpublished', null, 'flags', '[]'::jsonb`;

const TYPES = [
  ...['DossierReceived', 'DossierHandedOver', 'DossierHandedOver', 'SupplementRequested', 'SupplementReceived'],
  ...['PaymentRequested', 'PaymentReceived', 'DeadlineExtended', 'DossierHandedOver', 'DossierProcessed'],
  ...['ResultDigitized', 'DossierHandedOver', 'ResultReturned', 'SatisfactionRated', 'DossierWithdrawn'],
  'ProcessingStopped',
];

/** As the product writes them, hashes excepted: nobody who projects reads those. */
const EVENTS = `
insert into event (tenant_id, position, event_id, stream_id, version, type, schema_version, data, personal, metadata,
  occurred_at, recorded_at, hash)
select $1, position, ('019b' || lpad(to_hex(position), 8, '0') || '7' || lpad(to_hex(position % 4096), 3, '0')
    || '8' || lpad(to_hex(hashint8(position)::bigint & 4294967295), 15, '0'))::uuid,
  'dossier-' || code, version, ('{${TYPES.join(',')}}'::text[])[k], 1,
  case k
    when 1 then jsonb_build_object('code', code, 'procedureCode', '1.' || lpad((i % 1900)::text, 6, '0'),
      'caseCode', null, 'fieldCode', 'LV' || i % 90, 'agencyId', ${AGENCY},
      'agencyLevel', (array['province', 'district', 'commune'])[1 + unit % 3], 'receivingAgencyId', ${COUNTER},
      'clockStartsAt', ${ISO('t0')}, 'channel', (array['counter', 'online', 'post'])[1 + i % 3],
      'limit', jsonb_build_object('value', limit_days, 'unit', 'workingDay'), 'promise', 'computed', 'grain', 'date',
      'clockPolicyId', 'default', 'clockPolicy', '{"supplement": "pause", "payment": "pause"}'::jsonb,
      'calendarId', 'vn-civil-service', 'calendarVersion', 1, 'dueAt', ${ISO('due0')}, 'calendarUnpublished', null,
      'applicantKind', 'citizen', 'flags', '[]'::jsonb, 'components',
      '[{"code": "TK", "name": "Tờ khai", "form": "original", "digitized": true},
        {"code": "BS", "name": "Bản sao giấy tờ", "form": "copy", "digitized": false}]'::jsonb)
    when 2 then ${HANDED_OVER(COUNTER, AGENCY, 'null', 'chuyen', 'paper')}
    when 3 then ${HANDED_OVER(AGENCY, AGENCY, 'officer', 'thu-ly', 'electronic')}
    when 4 then jsonb_build_object('items', '[{"code": "BS", "name": "Bản sao giấy tờ"}]'::jsonb, 'respondBy', null,
      'flags', '[]'::jsonb)
    when 5 then jsonb_build_object('items', '[{"code": "BS", "name": "Bản sao giấy tờ"}]'::jsonb, ${MOVED})
    when 6 then jsonb_build_object('amount', 150000, 'method', 'online', 'stopsClock', true, 'flags', '[]'::jsonb)
    when 7 then jsonb_build_object('amount', 150000, 'method', 'online', ${MOVED})
    when 8 then jsonb_build_object('previousDueAt', ${ISO('due0')}, 'dueAt', ${ISO("due0 + interval '3 days'")},
      'reasonCode', 'phuc-tap', 'responsibleUnitId', ${AGENCY}, 'calendarUnpublished', null, 'flags', '[]'::jsonb)
    when 9 then ${HANDED_OVER(AGENCY, AGENCY, `'lanh-dao.' || unit`, 'ky', 'electronic')}
    when 10 then jsonb_build_object('decision', case when i % 50 = 0 then 'refused' else 'granted' end,
      'resultNumber', i || '/GCN', 'resultDigitized', i % 10 = 8, 'flags', '[]'::jsonb)
    when 12 then ${HANDED_OVER(AGENCY, COUNTER, 'null', 'tra', 'paper')}
    when 13 then jsonb_build_object('via', 'counter', 'flags', '[]'::jsonb)
    when 14 then jsonb_build_object('score', 3 + i % 3, 'flags', '[]'::jsonb)
    when 16 then jsonb_build_object('legalBasisCode', 'dung', 'flags', '[]'::jsonb)
    else case when k = 15 then '{"legalBasisCode": null, "flags": []}'::jsonb else '{"flags": []}'::jsonb end
  end,
  case when k = 1 then convert_to(repeat(md5(i::text), 10), 'UTF8') end,
  jsonb_build_object('actorId', case when k in (1, 2, 13) then 'token:clerk-' || unit else 'token:' || officer end,
    'unitId', ${AGENCY}, 'correlationId', null, 'causationId', null),
  at, at + interval '1 minute', sha256(convert_to(position::text, 'UTF8'))
from step join life using (i)
where position between $2 and $3
order by position`;

const SLICE = 500_000;

/**
 * Writes the log of one year of `dossiers` dossiers into `event`: some eight events each, waits, extensions, hand-overs,
 * the last weeks' still open, told in the order in which they happened. Answers the number of events.
 * Needs an owner's connection: the log's only door, `append_events`, takes much longer.
 */
export async function writeLogOfAYear(
  owner: pg.Pool,
  tenant: string,
  dossiers: number,
  onProgress: (written: number, all: number) => void = () => undefined,
): Promise<number> {
  await owner.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)', [tenant, 'Asia/Ho_Chi_Minh']);
  await owner.query(`create unlogged table life (i integer, t0 timestamptz, unit integer, officer text, code text,
    limit_days integer, due0 timestamptz, due timestamptz, ended timestamptz, shape integer, supplement_days integer)`);
  await owner.query(
    'create unlogged table step (position bigint, i integer, version integer, k integer, at timestamptz)',
  );
  await owner.query(LIVES, [dossiers]);
  await owner.query(STEPS);
  await owner.query('create index on step (position)');
  await owner.query('create index on life (i)');
  await owner.query('analyze life, step');
  const { rows } = await owner.query<{ events: number }>('select count(*)::int as events from step');
  const events = rows[0]?.events ?? 0;
  for (let first = 1; first <= events; first += SLICE) {
    const last = Math.min(events, first + SLICE - 1);
    await owner.query(EVENTS, [tenant, first, last]);
    onProgress(last, events);
  }
  await owner.query(
    `update tenant_head set position = $2, hash = sha256('bench'),
       recorded_at = (select recorded_at from event where tenant_id = $1 and position = $2) where tenant_id = $1`,
    [tenant, events],
  );
  await owner.query('drop table life, step');
  await owner.query('vacuum (analyze) event');
  return events;
}
