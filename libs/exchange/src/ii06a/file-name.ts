import type { Ii06aReport } from '#indicators';

export const II06A_FORMATS = ['json', 'xlsx', 'pdf'] as const;

export type Ii06aFormat = (typeof II06A_FORMATS)[number];

export const II06A_MEDIA_TYPES: Readonly<Record<Ii06aFormat, string>> = {
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** Such as `II.06a-H26-2026-Q3-kstt.xlsx`, with what was asked for beyond the default; ASCII, safe on every system. */
export function ii06aFileName(report: Ii06aReport, format: Ii06aFormat): string {
  const { tenant, agencyId, period, calendar, groupBy } = report;
  const whose = (agencyId ?? tenant).replaceAll(/[^A-Za-z0-9._-]/g, '_');
  return `II.06a-${whose}-${period}-${calendar}${groupBy === 'agency' ? '-agency' : ''}.${format}`;
}
