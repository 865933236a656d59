export * from './events.js';
export { DELEGATION_STATES, delegationsIn, standingOfDelegation } from './delegations.js';
export type { Delegation, DelegationState } from './delegations.js';
export { LONGEST_DELEGATION_DAYS, decideDelegation } from './decide-delegation.js';
export type { DelegationDecision, DelegationRefusal, MakeDelegation } from './decide-delegation.js';
