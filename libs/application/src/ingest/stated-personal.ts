import type { StatedPersonal } from '#dossier';
import type { StoredEvent } from '#event-store';
import type { PersonalVault } from '../personal/personal-vault.js';

/** What the log holds of each dossier's personal data; null: erased. A stream without any is absent. */
export type StatedByStream = ReadonlyMap<string, readonly StatedPersonal[] | null>;

/**
 * Opens the personal data of the streams about which an item brings some, to see what of it is new. It stays in memory
 * for the length of a batch and goes nowhere.
 */
export async function statedPersonal(
  vault: PersonalVault,
  tenant: string,
  streams: ReadonlyMap<string, readonly StoredEvent[]>,
  asked: ReadonlySet<string>,
): Promise<StatedByStream> {
  const sealed = [...streams].filter(
    ([id, events]) => asked.has(id) && events.some(({ personal }) => personal !== null),
  );
  if (sealed.length === 0) return new Map();
  const keys = await vault.keysOf(
    tenant,
    sealed.map(([id]) => id),
  );
  return new Map(sealed.map(([id, events]) => [id, openedUnder(keys.get(id), { vault, tenant, id, events })]));
}

interface Sealed {
  vault: PersonalVault;
  tenant: string;
  id: string;
  events: readonly StoredEvent[];
}

function openedUnder(key: Buffer | null | undefined, { vault, tenant, id, events }: Sealed): StatedPersonal[] | null {
  if (key === null || key === undefined) return null;
  return events.flatMap(({ eventId, personal, metadata }) => {
    if (personal === null) return [];
    const content = vault.openUnder(key, tenant, id, eventId, Buffer.from(personal, 'base64'));
    return content === null ? [] : [{ content, byFeed: String(metadata['origin']).startsWith('feed:') }];
  });
}
