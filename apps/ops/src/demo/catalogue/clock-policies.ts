import type { ClockPolicy } from '#calendar';
import { DEFAULT_CLOCK_POLICY_ID } from '#dossier';

/** Clock policies of the demo by what they are for; `ordinary` is the one every tenant has. */
export const CLOCK = {
  ordinary: DEFAULT_CLOCK_POLICY_ID,
  sameDay: 'cut-off-15',
  restart: 'restart-on-supplement',
  index766: 'qd-766',
} as const;

/** The three regimes that live side by side (DOMAIN 3), and the 15:00 cut-off of same-day procedures. */
export const DEMO_CLOCK_POLICIES: { id: string; policy: ClockPolicy }[] = [
  { id: CLOCK.sameDay, policy: { supplement: 'pause', payment: 'pause', cutoff: '15:00' } },
  { id: CLOCK.restart, policy: { supplement: 'restart', payment: 'pause', cutoff: null } },
  { id: CLOCK.index766, policy: { supplement: '766', payment: 'run', cutoff: null } },
];
