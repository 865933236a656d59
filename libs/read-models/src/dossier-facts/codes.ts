import type { LimitUnit } from '#calendar';
import { CHANNELS, HAND_OVER_MODES, LEVELS, NATIONAL_STATUS } from '#dossier';
import type { AgencyLevel, Channel, DossierStatus, HandOverMode } from '#dossier';
import type { DossierClass, WaitKind } from '#indicators';

/** Small integers of the fact tables; status and channel are the national codes (see the migration). */
export const statusCode = (status: DossierStatus): number => NATIONAL_STATUS[status] ?? 0;
export const channelCode = (channel: Channel | null): number | null =>
  channel === null ? null : CHANNELS.indexOf(channel) + 1;
export const levelCode = (level: AgencyLevel | null): number | null =>
  level === null ? null : LEVELS.indexOf(level) + 1;

const WAIT_KINDS: readonly WaitKind[] = ['supplement', 'payment'];
export const waitKindCode = (kind: WaitKind): number => WAIT_KINDS.indexOf(kind) + 1;
export const waitKindOfCode = (code: number | null): WaitKind | null =>
  code === null ? null : (WAIT_KINDS[code - 1] ?? null);

export const handOverModeCode = (mode: HandOverMode): number => HAND_OVER_MODES.indexOf(mode) + 1;

const UNITS: readonly LimitUnit[] = ['workingHour', 'workingDay', 'calendarDay', 'month'];
export const unitCode = (unit: LimitUnit): number => UNITS.indexOf(unit) + 1;
export const unitOfCode = (code: number | null): LimitUnit | null => (code === null ? null : (UNITS[code - 1] ?? null));

export const statusOfCode = (code: number): DossierStatus =>
  (Object.keys(NATIONAL_STATUS) as DossierStatus[]).find((status) => statusCode(status) === code) ?? 'annulled';
export const channelOfCode = (code: number | null): Channel | null =>
  code === null ? null : (CHANNELS[code - 1] ?? null);
export const levelOfCode = (code: number | null): AgencyLevel | null =>
  code === null ? null : (LEVELS[code - 1] ?? null);

/** Every class as a small integer; the first four are stored, the others are found when asked. */
export const CLASS_CODES: Readonly<Record<DossierClass, number>> = {
  early: 1,
  onTime: 2,
  late: 3,
  noLimitResolved: 4,
  openInTime: 5,
  openOverdue: 6,
  noLimitOpen: 7,
  withdrawn: 8,
  stopped: 9,
};
const LAST_STORED = CLASS_CODES.noLimitResolved;

/** The code of an ended dossier's class; null for one that is open, withdrawn or stopped. */
export const classCode = (dossierClass: DossierClass): number | null =>
  CLASS_CODES[dossierClass] <= LAST_STORED ? CLASS_CODES[dossierClass] : null;
