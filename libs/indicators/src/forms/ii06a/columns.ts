/** The numbers of dossiers in a row of form II.06a, columns 3 to 13 in their order (TT 01/2020/TT-VPCP). */
export const II06A_MEMBERS = [
  'toResolve',
  'receivedOnline',
  'receivedOther',
  'carriedOver',
  'resolved',
  'early',
  'onTime',
  'late',
  'open',
  'openInTime',
  'openOverdue',
] as const;

export type Ii06aMember = (typeof II06A_MEMBERS)[number];

/** One row's numbers of dossiers, whole and ≥ 0; `receivedOther` is the counter, the post and what names no channel. */
export type Ii06aCells = Record<Ii06aMember, number>;

export interface Ii06aColumn {
  /** As printed in the line beneath the header, 1 to 13. */
  number: number;
  member: 'row' | 'name' | Ii06aMember;
  /** The columns it is the sum of. */
  sumOf: readonly number[];
}

const SUMS: Partial<Record<Ii06aMember, readonly number[]>> = {
  toResolve: [4, 5, 6],
  resolved: [8, 9, 10],
  open: [12, 13],
};

/** All thirteen columns. */
export const II06A_COLUMNS: readonly Ii06aColumn[] = [
  { number: 1, member: 'row', sumOf: [] },
  { number: 2, member: 'name', sumOf: [] },
  ...II06A_MEMBERS.map((member, index) => ({ number: index + 3, member, sumOf: SUMS[member] ?? [] })),
];
