import type { OidcLogin } from '#platform';
import type { DemoAccountDto } from './session.dto.js';

/** How people sign in here. */
export interface SignInSettings {
  /** Tenant of accounts that are typed without one. */
  tenant: string;
  /** Shown to whoever opens the sign-in page; empty but for demo data on a loopback address. */
  demoAccounts: readonly DemoAccountDto[];
  /** The provider at which people may sign in; absent: by password alone. */
  oidc?: OidcLogin | undefined;
}

export const SIGN_IN_SETTINGS = Symbol('api.sign-in-settings');
