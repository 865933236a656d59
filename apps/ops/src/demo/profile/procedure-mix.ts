import type { Channel } from '#dossier';

/** How often a procedure is asked for at one kind of agency, through each channel; numbers are relative. */
export interface MixRow extends Record<Channel, number> {
  code: string;
  /** Tail of the unit's id that does the work behind the counter. */
  room: string;
}

const row = (code: string, room: string, counter: number, online: number, post: number): MixRow => ({
  code,
  room,
  counter,
  online,
  post,
});

/** A certified copy needs the original and its holder, so certification comes to the counter alone. */
export const COMMUNE_MIX: readonly MixRow[] = [
  row('2.000815', 'VP', 34, 0, 0),
  row('2.000884', 'VP', 8, 0, 0),
  row('2.001035', 'VP', 4, 0, 0),
  row('2.000635', 'VP', 8, 11, 8),
  row('1.001193', 'VP', 7, 15, 6),
  row('1.000656', 'VP', 4, 7, 3),
  row('1.000894', 'VP', 6, 9, 0),
  row('1.004873', 'VP', 6, 13, 4),
  row('1.004859', 'VP', 3, 5, 2),
  row('1.004884', 'VP', 2, 3, 1),
  row('2.000908', 'VP', 1, 2, 2),
  row('1.001612', 'KT', 4, 14, 2),
  row('2.000720', 'KT', 2, 5, 1),
  row('1.001266', 'KT', 1.5, 3, 1),
  row('1.013225', 'KT', 2.5, 4, 1),
  row('1.013229', 'KT', 1, 1.5, 0.5),
  row('1.013978', 'KT', 2.5, 1.5, 0.5),
  row('1.012812', 'KT', 0.8, 0, 0.3),
  row('1.001776', 'VX', 4, 5, 2),
  row('1.001731', 'VX', 3, 5, 1),
  row('1.012566', 'VX', 2.5, 4, 1),
  row('1.010945', 'VP', 1.5, 0, 0),
];

export const LAND_BRANCH_MIX: readonly MixRow[] = [
  row('1.013831', 'DK', 55, 45, 20),
  row('1.012783', 'DK', 20, 20, 8),
  row('1.012784', 'KT', 14, 8, 3),
  row('1.012786', 'DK', 6, 4, 2),
];

/** What each department's counter is asked for, by agency id. */
export const DEPARTMENT_MIX: Readonly<Record<string, readonly MixRow[]>> = {
  'H26.12': [row('1.000828', 'BT', 3, 6, 2), row('1.003915', 'BT', 1, 2, 1)],
  'H26.13': [row('2.001583', 'DK', 2, 40, 1), row('2.001199', 'DK', 1, 16, 1), row('2.002043', 'DK', 1, 12, 1)],
  'H26.14': [row('2.000004', 'TM', 1, 9, 1)],
  'H26.15': [row('2.001827', 'CL', 3, 7, 2)],
  'H26.16': [row('2.002288', 'VT', 6, 24, 4), row('1.013237', 'HN', 3, 9, 2), row('1.012906', 'HN', 2, 5, 2)],
  'H26.17': [row('1.004616', 'ND', 3, 7, 3)],
  'H26.18': [row('1.005092', 'QL', 6, 5, 4)],
  'H26.19': [row('1.004650', 'QC', 2, 6, 1)],
  'H26.21': [row('3.000347', 'GT', 14, 22, 0), row('3.000348', 'GT', 4, 5, 0), row('3.000333', 'HS', 8, 16, 6)],
};
