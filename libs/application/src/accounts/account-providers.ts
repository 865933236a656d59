import type { Provider } from '@nestjs/common';
import type { Database } from '#event-store';
import { DATABASE, DATABASE_ACROSS_TENANTS, IDS, WITHIN_TENANT } from '../ports.js';
import type { Ids, WithinTenant } from '../ports.js';
import { AccessRecords } from './access-records.js';
import { AccountChanges } from './account-changes.js';
import { AccountDesk } from './account-desk.js';
import { Accounts } from './accounts.js';
import { SignIn } from './sign-in.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { Sessions } from './sessions.js';
import { TokenDesk } from './token-desk.js';

export const ACCOUNT_SERVICES = [
  ...[Accounts, Sessions, SignIn, SignInThrottle, AccountDesk, AccountChanges, AccessRecords, TokenDesk],
];

export const ACCOUNT_PROVIDERS: Provider[] = [
  ...[AccountDesk, AccountChanges, AccessRecords, TokenDesk],
  {
    provide: Accounts,
    useFactory: (database: Database, ids: Ids) => new Accounts(database, ids),
    inject: [DATABASE, IDS],
  },
  {
    provide: Sessions,
    useFactory: (database: Database, ids: Ids, everywhere: Database) => new Sessions(database, ids, everywhere),
    inject: [DATABASE, IDS, DATABASE_ACROSS_TENANTS],
  },
  { provide: SignInThrottle, useFactory: (database: Database) => new SignInThrottle(database), inject: [DATABASE] },
  {
    provide: SignIn,
    useFactory: (...needed: [Database, Sessions, SignInThrottle, Ids, WithinTenant]) => new SignIn(...needed),
    inject: [DATABASE, Sessions, SignInThrottle, IDS, WITHIN_TENANT],
  },
];
