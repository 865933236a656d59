import { II06A_COLUMNS, addCounts, ii06aForm, noCounts, orderedRows, percent } from '#indicators';
import type { Counts, Ii06aPart, Ii06aReport } from '#indicators';

const counts = (known: Partial<Counts>): Counts => ({ ...noCounts(), ...known });

/** Names as catalogues really bring them: long, decomposed, beginning like a formula, or missing. */
const PARTS: Ii06aPart[] = [
  part('HT', 'online', { received: 947, carriedOver: 31, early: 600, onTime: 340, late: 8, openInTime: 30 }),
  part('HT', 'counter', { received: 591, early: 135, onTime: 445, late: 4, openInTime: 6, openOverdue: 1 }),
  part('DD', 'post', {
    received: 357,
    carriedOver: 93,
    early: 110,
    onTime: 241,
    late: 19,
    openInTime: 76,
    openOverdue: 4,
  }),
  part('KD', null, { received: 3, onTime: 2, openInTime: 1 }),
  part('XX', 'counter', { received: 1, openOverdue: 1 }),
  part(null, 'online', { received: 2, early: 1, onTime: 1 }),
];
const NAMES: Readonly<Record<string, string>> = {
  HT: 'Hộ tịch',
  DD: 'Quản lý chất lượng nông lâm sản, thuỷ sản và đất đai trên địa bàn thành phố'.normalize('NFD'),
  KD: '=HYPERLINK("http://example.org";"Kinh doanh")',
};

function part(key: string | null, channel: string | null, known: Partial<Counts>): Ii06aPart {
  const { early = 0, onTime = 0, late = 0, openInTime = 0, openOverdue = 0 } = known;
  const sums = { resolved: early + onTime + late, open: openInTime + openOverdue };
  return { key, channel, counts: counts({ ...known, ...sums }) };
}

/** A form that balances, without a database. */
export function sampleReport(changes: Partial<Ii06aReport> = {}): Ii06aReport {
  const form = ii06aForm(PARTS, addCounts(...PARTS.map((known) => known.counts)));
  const rows = orderedRows(form.rows, (key) => {
    const name = NAMES[key];
    return name === undefined ? null : { name, rank: 0 };
  });
  return {
    form: 'II.06a',
    tenant: 'H26',
    agencyId: null,
    agencyName: 'Ủy ban nhân dân Thành phố Hà Nội',
    period: '2026-Q3',
    from: '2026-06-15',
    to: '2026-09-14',
    calendar: 'kstt',
    timezone: 'Asia/Ho_Chi_Minh',
    groupBy: 'field',
    columns: II06A_COLUMNS,
    rows,
    total: form.total,
    empty: false,
    interim: false,
    conventions: {
      ...{ withdrawn: 58, stopped: 22, noLimitResolved: 28, noLimitOpen: 1, waiting: 8, refused: 149 },
      channelUnknown: 3,
    },
    agenciesNotSeen: 0,
    rate: {
      numerator: 1_768,
      denominator: 1_799,
      percent: percent(1_768, 1_799),
      policy: 'tt01-2020',
      policyVersion: 1,
    },
    carryOver: {
      previous: { period: '2026-Q2', from: '2026-03-15', to: '2026-06-14', open: 124 },
      next: { period: '2026-Q4', from: '2026-09-15', to: '2026-12-14', carriedOver: 119 },
    },
    policy: 'ii06a',
    policyVersion: 1,
    asOf: '2026-09-30T17:00:00.000Z',
    computedAt: '2026-10-01T01:02:03.004Z',
    position: 103_514,
    incomplete: 0,
    ...changes,
  };
}

/** The form of a period in which nothing happened. */
export function emptyReport(): Ii06aReport {
  const form = ii06aForm([], noCounts());
  const nothing = { withdrawn: 0, stopped: 0, noLimitResolved: 0, noLimitOpen: 0, waiting: 0, refused: 0 };
  const { carryOver, rate } = sampleReport();
  return sampleReport({
    ...{ rows: [], total: form.total, empty: true, interim: true },
    conventions: { ...nothing, channelUnknown: 0 },
    rate: { ...rate, numerator: 0, denominator: 0, percent: null },
    carryOver: { previous: { ...carryOver.previous, open: 0 }, next: null },
  });
}
