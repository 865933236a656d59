import type { Provider } from '@nestjs/common';
import type { Database } from '#event-store';
import { DATABASE, IDS } from '../ports.js';
import type { Ids } from '../ports.js';
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
    useFactory: (database: Database, ids: Ids) => new Sessions(database, ids),
    inject: [DATABASE, IDS],
  },
  { provide: SignInThrottle, useFactory: (database: Database) => new SignInThrottle(database), inject: [DATABASE] },
  {
    provide: SignIn,
    useFactory: (...[database, sessions, throttle, ids]: [Database, Sessions, SignInThrottle, Ids]) =>
      new SignIn(database, sessions, throttle, ids),
    inject: [DATABASE, Sessions, SignInThrottle, IDS],
  },
];
