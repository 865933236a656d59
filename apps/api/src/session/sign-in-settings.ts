import type { DemoAccountDto } from './session.dto.js';

/** How people sign in here. */
export interface SignInSettings {
  /** Tenant of accounts that are typed without one. */
  tenant: string;
  /** Shown to whoever opens the sign-in page; empty but for demo data on a loopback address. */
  demoAccounts: readonly DemoAccountDto[];
}

export const SIGN_IN_SETTINGS = Symbol('api.sign-in-settings');
