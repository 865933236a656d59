/** An instant as it stands in the log: UTC, ISO 8601, three decimals. */
export type IsoInstant = string;

export const toIso = (instant: number): IsoInstant => new Date(instant).toISOString();
export const toInstant = (iso: IsoInstant): number => Date.parse(iso);
export const instantOrNull = (iso: string | null): number | null => (iso === null ? null : toInstant(iso));
