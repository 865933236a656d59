export { ListPolicies, type PolicyView } from './list-policies.js';
export { PolicyChangedError, publishPolicies, readPublishedPolicies } from './published-policies.js';
