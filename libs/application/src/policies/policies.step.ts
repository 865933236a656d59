import { PostgresEventStore } from '#event-store';
import type { NightlyStep } from '../recomputation/nightly-steps.js';
import { publishPolicies } from './published-policies.js';

/** Before anything is closed under a rule, the log holds its text; a rule changed under its old version fails the run. */
export const publishPoliciesStep = (newId: () => string): NightlyStep => ({
  name: 'publishPolicies',
  run: async ({ database, tenant, now }) => ({
    published: await publishPolicies({ store: new PostgresEventStore(database), newId }, tenant, now),
  }),
});
