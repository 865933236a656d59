import { zoneOf as newZone } from '#indicators';
import type { Zone } from '#indicators';

const zones = new Map<string, Zone>();

/** A tenant's local time by the name of its zone, remembered. Throws `ZONE.UNKNOWN` when it is first asked something. */
export function zoneOf(timezone: string): Zone {
  const zone = zones.get(timezone) ?? newZone(timezone);
  zones.set(timezone, zone);
  return zone;
}
