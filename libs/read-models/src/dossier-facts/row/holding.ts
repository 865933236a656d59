import type { Received } from '#dossier';
import type { Zone } from '#indicators';
import { isoText as iso } from '../instant-text.js';
import type { Tallies } from '../series.js';
import { dayOf } from './part.js';

/** Who holds the dossier. */
export const holdingColumns = ({ holder }: Received, tallies: Tallies, zone: Zone) => ({
  holdings: tallies.holdings,
  held_at: iso(tallies.heldAt),
  held_on: dayOf(tallies.heldAt, zone),
  holder_unit_id: holder.unitId,
  officer_id: holder.officerId,
});

export type HoldingColumns = ReturnType<typeof holdingColumns>;

export const sameHolding = (a: Received, b: Received, before: Tallies, now: Tallies): boolean =>
  a.holder === b.holder && before.holdings === now.holdings && before.heldAt === now.heldAt;

export const NEVER_HELD: HoldingColumns = {
  holdings: 0,
  held_at: null,
  held_on: null,
  holder_unit_id: null,
  officer_id: null,
};
