export { OidcLogin } from './oidc-login.js';
export type { OidcAttempt, OidcIdentity } from './oidc-login.js';
