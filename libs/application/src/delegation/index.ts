export { Delegations } from './delegations.js';
export type { DelegationRequest } from './delegations.js';
export type { DelegationPerson, DelegationView } from './delegation-view.js';
