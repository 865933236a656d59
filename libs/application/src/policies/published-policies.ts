import { isDeepStrictEqual } from 'node:util';
import type { EventStore, StoredEvent } from '#event-store';
import { KNOWN_POLICIES, POLICY_NAMES } from '#indicators';
import type { Policy, PolicyName } from '#indicators';

/** The rule this program counts by is not the one that the log names. */
export class PolicyChangedError extends Error {
  override readonly name = 'PolicyChangedError';

  constructor(
    readonly code: 'POLICY.CHANGED_WITHOUT_VERSION' | 'POLICY.NEWER_IN_LOG',
    message: string,
  ) {
    super(message);
  }
}

export const policyStream = (name: PolicyName): string => `policy-${name}`;

/** One version of a rule as the log holds it. */
export interface PublishedPolicy {
  policy: Policy;
  /** When the log learnt of it; ISO instant. */
  recordedAt: string;
  position: number;
}

/** Every version of every rule that the log holds, oldest first. */
export async function readPublishedPolicies(
  store: EventStore,
  tenant: string,
): Promise<ReadonlyMap<PolicyName, PublishedPolicy[]>> {
  const streams = await store.readStreams(tenant, POLICY_NAMES.map(policyStream));
  return new Map(POLICY_NAMES.map((name) => [name, (streams.get(policyStream(name)) ?? []).map(toPublished)]));
}

const toPublished = (event: StoredEvent): PublishedPolicy => ({
  policy: event.data['policy'] as Policy,
  recordedAt: event.recordedAt,
  position: event.position,
});

/**
 * Writes each rule this program counts by into the log where the log does not hold it yet (`PolicyPublished`): when a tenant
 * is made, at each start and in each night run. From then on a figure's policy and version
 * name a text that nobody can change.
 * @throws PolicyChangedError if a rule differs from the logged one of its version, or the log knows a newer version
 */
export async function publishPolicies(
  { store, newId }: { store: EventStore; newId: () => string },
  tenant: string,
  now: number,
  policies: Readonly<Record<PolicyName, Policy>> = KNOWN_POLICIES,
): Promise<PolicyName[]> {
  const known = await readPublishedPolicies(store, tenant);
  const missing = POLICY_NAMES.filter((name) => isMissing(policies[name], known.get(name) ?? []));
  if (missing.length === 0) return [];
  const outcomes = await store.append(
    tenant,
    missing.map((name) => ({
      streamId: policyStream(name),
      expectedVersion: known.get(name)?.length ?? 0,
      events: [
        {
          ...{ eventId: newId(), type: 'PolicyPublished', schemaVersion: 1, data: { policy: { ...policies[name] } } },
          ...{ occurredAt: new Date(now).toISOString(), personal: null, metadata: { origin: 'program' } },
          ...{ actorId: null, unitId: null, correlationId: null, causationId: null },
        },
      ],
    })),
  );
  // A conflict: another process has just written the same.
  return missing.filter((_, index) => outcomes[index]?.verdict === 'appended');
}

function isMissing(policy: Policy, known: readonly PublishedPolicy[]): boolean {
  const last = known.at(-1)?.policy;
  if (last === undefined) return true;
  const named = `${policy.name}, version ${String(policy.version)}`;
  if (last.version > policy.version) {
    const message = `the log knows version ${String(last.version)} of ${policy.name}: this program (${named}) is too old`;
    throw new PolicyChangedError('POLICY.NEWER_IN_LOG', message);
  }
  if (last.version < policy.version) return true;
  if (isDeepStrictEqual({ ...last }, { ...policy })) return false;
  const message = `${named} is not what the log holds under this version: a changed rule needs a new version`;
  throw new PolicyChangedError('POLICY.CHANGED_WITHOUT_VERSION', message);
}
