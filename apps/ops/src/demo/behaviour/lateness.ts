import type { Instant } from '#calendar';
import type { AgencyProfile } from '../profile/agency-profile.js';
import type { Random } from '../random.js';

/**
 * Decides which dossiers end late. Each agency's share is met closely whatever the seed and the present are, which
 * independent draws would not do: a ward has only some 250 dossiers in a quarter.
 */
export class Lateness {
  private readonly owed = new Map<string, number>();

  /** Whether the agency's next dossier, received then, is late. */
  draw({ agencyId, lateShare }: AgencyProfile, receivedAt: Instant, random: Random): boolean {
    const owed = (this.owed.get(agencyId) ?? random.next()) + lateShare(receivedAt) * random.between(0, 2);
    const late = owed >= 1;
    this.owed.set(agencyId, late ? owed - 1 : owed);
    return late;
  }
}
