/** What every generated tenant has in common. */
export const LIVE = {
  timezone: 'Asia/Ho_Chi_Minh',
  /** Before the first dossier of the largest size; the log's positions are counted from here. */
  begin: '2021-01-01T00:00:00+07:00',
  /** The last whole month with receptions. */
  lastMonth: '2026-10-01',
  /** The moment of the question. */
  now: '2026-11-20T09:00:00+07:00',
  /** Dossiers of one city in every month, at every size. */
  cityPerMonth: 8_000,
  /** Months whose superseded rows are kept: as far back as an as-of is asked. */
  monthsWithHistory: 6,
} as const;

/** The eight agencies of the city. */
export const CITY = Array.from({ length: 8 }, (_, index) => `H26.${String(index).padStart(3, '0')}`);

/** Salts of the generator's chances. */
export const RANDOM = {
  ...{ agency: 1, procedure: 2, kind: 3, channel: 4, noLimit: 5, never: 6 },
  ...{ late: 7, length: 8, moved: 9, waited: 10, stays: 11 },
} as const;

/** A tenant of so many dossiers: a small one is a year of the city alone, ten million are five years of a province. */
export interface Size {
  tenant: string;
  /** About as many as asked for. */
  dossiers: number;
  months: number;
  /** Dossiers thrown for a month, and how often those outside the city are copied. */
  thrownPerMonth: number;
  copies: number;
}

export function sizeOf(dossiers: number): Size {
  const months = dossiers <= 100_000 ? 12 : dossiers <= 1_000_000 ? 36 : 60;
  const others = Math.max(0, dossiers / months - LIVE.cityPerMonth);
  const copies = Math.max(1, Math.ceil(others / 20_000));
  const thrown = Math.round(others / copies);
  return {
    tenant: `N${String(dossiers)}`,
    dossiers: months * (LIVE.cityPerMonth + thrown * copies),
    months,
    thrownPerMonth: LIVE.cityPerMonth + thrown,
    copies,
  };
}
