import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import { KNOWN_POLICIES, POLICY_NAMES } from '#indicators';
import type { Policy, PolicyName } from '#indicators';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { EVENT_STORE } from '../ports.js';
import { type PublishedPolicy, readPublishedPolicies } from './published-policies.js';

/** A counting rule: what this program counts by, and every version the log holds. */
export interface PolicyView {
  name: PolicyName;
  version: number;
  definition: Policy;
  published: PublishedPolicy[];
}

/** Every counting rule with its full text. */
export class ListPolicies extends Query<{ items: PolicyView[] }> {
  constructor(readonly principal: Principal) {
    super();
  }
}

@QueryHandler(ListPolicies)
export class ListPoliciesHandler implements IQueryHandler<ListPolicies> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({ principal }: ListPolicies): Promise<{ items: PolicyView[] }> {
    requireOperation(principal, 'indicators.read');
    const published = await readPublishedPolicies(this.store, principal.tenant);
    const items = POLICY_NAMES.map((name) => {
      const definition = KNOWN_POLICIES[name];
      return { name, version: definition.version, definition, published: published.get(name) ?? [] };
    });
    return { items };
  }
}
