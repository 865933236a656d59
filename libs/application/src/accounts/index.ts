export { PERSON_ROLES } from './account.js';
export type { AccountRequest, AccountView, PersonRole, SignedIn, SignedInAccount } from './account.js';
export { Accounts } from './accounts.js';
export { isPassword, randomPassword } from './passwords.js';
export { Sessions, endSession } from './sessions.js';
export type { Origin } from './sessions.js';
export { SignIn } from './sign-in.js';
export type { Credentials, Opened } from './sign-in.js';
export { SignInThrottle } from './sign-in-throttle.js';
