import { LIVE } from './sizes.js';

/** Where the small aggregate puts its rows. */
export const CREATE_PLAIN = `
create table plain_figure (tenant_id text not null, month smallint not null, agency_id text, field_code text,
  procedure_code text, level smallint, channel smallint, received int not null, withdrawn int not null,
  stopped int not null, waiting int not null,
  ${['due', 'promise', 'returned']
    .flatMap((name) =>
      ['early', 'on_time', 'late', 'no_limit', 'open', 'overdue'].map((count) => `${name}_${count} int not null`),
    )
    .join(', ')})`;

const verdicts = (name: string, ended: string, due: string, overdue: string): string[] => [
  `count(*) filter (where ${ended} < ${due}) as ${name}_early`,
  `count(*) filter (where ${ended} = ${due}) as ${name}_on_time`,
  `count(*) filter (where ${ended} > ${due}) as ${name}_late`,
  `count(*) filter (where ${ended} is not null and ${due} is null) as ${name}_no_limit`,
  `count(*) filter (where settled_on = 'infinity' and not ${overdue}) as ${name}_open`,
  `count(*) filter (where settled_on = 'infinity' and ${overdue}) as ${name}_overdue`,
];

/**
 * The monthly figures as one would write them in an afternoon: every dossier once, in the month of its reception, judged
 * by day or by instant as its limit says. It knows of no carrying over, no moved due, no as-of and no month's end, so its
 * figures are not the product's: `by-hand-sql.ts` has those.
 */
export const FILL_PLAIN = `
insert into plain_figure
select tenant_id, month, agency_id, field_code, procedure_code, level, channel, count(*),
  count(*) filter (where withdrawn_at is not null), count(*) filter (where stopped_at is not null),
  count(*) filter (where waiting_since is not null),
  ${[
    ...verdicts('due', 'end_at', 'due', "due < timestamptz '" + LIVE.now + "'"),
    ...verdicts('promise', 'end_at', 'promise', "promise < timestamptz '" + LIVE.now + "'"),
    ...verdicts('returned', 'returned_on', 'due_on', "due_on < date '" + LIVE.now.slice(0, 10) + "'"),
  ].join(',\n  ')}
from (
  select tenant_id, (extract(year from received_on)::int - 1970) * 12 + extract(month from received_on)::int - 1 as month,
    agency_id, field_code, procedure_code, level, channel, withdrawn_at, stopped_at, waiting_since, settled_on, returned_on,
    due_on, case when by_date then processed_on::timestamptz else processed_at end as end_at,
    case when by_date then due_on::timestamptz else due_at end as due,
    case when by_date then promise_due_on::timestamptz else promise_due_at end as promise
  from fact_current where tenant_id = $1 and generation = 1 and received_on is not null) f
group by tenant_id, month, agency_id, field_code, procedure_code, level, channel`;
