import type { Database } from '#event-store';
import { ProblemError, invalid } from '../problem-error.js';
import type { Identity, SignedIn } from './account.js';
import { ACCOUNT_NAME } from './account.js';
import { hashPassword, isPassword, requireGoodPassword } from './passwords.js';
import { recordChange } from './record-change.js';
import type { Ids, WithinTenant } from '../ports.js';
import { endSessionsOf } from './sessions.js';
import type { Origin, Sessions } from './sessions.js';
import type { SignInThrottle } from './sign-in-throttle.js';
import { statements } from './statements.js';

export interface Credentials {
  /** `name`, or `name@tenant` where the installation has several tenants. */
  account: string;
  password: string;
}

/** A session that was opened, and the text its cookie holds. */
export interface Opened extends SignedIn {
  secret: string;
}

interface Row {
  account_id: string;
  password_hash: string | null;
  disabled: boolean;
}

/** Passwords in, sessions out. */
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
    private readonly ids: Ids,
    private readonly within: WithinTenant,
  ) {}

  /**
   * Opens a session. An unknown account, a wrong password and a disabled account answer alike in words and time.
   * Throws SIGN_IN.REFUSED and SIGN_IN.TOO_MANY.
   */
  async withPassword({ account, password }: Credentials, defaultTenant: string, origin: Origin): Promise<Opened> {
    const { tenant, name } = addressee(account, defaultTenant);
    return this.within(tenant, () => this.tryPassword(tenant, name, password, origin));
  }

  private async tryPassword(tenant: string, name: string, password: string, origin: Origin): Promise<Opened> {
    const attempt = { account: `${tenant} ${name}`, address: origin.address };
    await this.throttle.begin(attempt);
    const row = ACCOUNT_NAME.test(name) ? await this.find(tenant, name) : undefined;
    const right = await isPassword(password, row?.password_hash ?? null);
    if (row === undefined || !right || row.disabled) throw refused();
    await this.throttle.succeeded(attempt);
    return this.open(tenant, row.account_id, origin);
  }

  /** Opens a session for whom the provider vouches for. Throws SIGN_IN.REFUSED where no account is linked, or a disabled one. */
  async withIdentity(tenant: string, { issuer, subject }: Identity, origin: Origin): Promise<Opened> {
    return this.within(tenant, async () => {
      const parameters = [tenant, issuer, subject];
      const [row] = await this.database.query<{ account_id: string }>(statements.accountOfIdentity, parameters);
      if (row === undefined) throw refused();
      return this.open(tenant, row.account_id, origin);
    });
  }

  private async open(tenant: string, accountId: string, origin: Origin): Promise<Opened> {
    const secret = await this.sessions.open(tenant, accountId, origin);
    const signedIn = secret === null ? null : await this.sessions.of(secret);
    if (secret === null || signedIn === null) throw refused();
    return { ...signedIn, secret };
  }

  /** Sets one's own password, ends every session of the account and opens a new one. Throws VALIDATION.FAILED. */
  async changePassword({ account }: SignedIn, current: string, next: string, origin: Origin): Promise<Opened> {
    const { tenant, accountId, name, actorId } = account;
    const attempt = { account: `${tenant} ${name}`, address: origin.address };
    await this.throttle.begin(attempt);
    const row = await this.find(tenant, name);
    if (!(await isPassword(current, row?.password_hash ?? null))) {
      throw invalid([{ pointer: '/current', code: 'PASSWORD.WRONG', detail: 'is not the password of this account' }]);
    }
    await this.throttle.succeeded(attempt);
    requireGoodPassword('/next', next, name);
    if (current === next) throw invalid([{ pointer: '/next', code: 'PASSWORD.SAME', detail: 'is the old password' }]);
    const hash = await hashPassword(next);
    await this.database.transaction(async (sql) => {
      await sql.query(statements.setPassword, [tenant, accountId, hash, false]);
      await endSessionsOf(sql, tenant, accountId, 'passwordChanged');
      await recordChange(sql, this.ids, {
        tenant,
        subject: { accountId },
        by: actorId,
        change: 'passwordChanged',
        details: {},
      });
    });
    return this.open(tenant, accountId, origin);
  }

  private async find(tenant: string, name: string): Promise<Row | undefined> {
    const [row] = await this.database.query<Row>(statements.accountToSignIn, [tenant, name]);
    return row;
  }
}

/** Who is meant by what was typed. */
function addressee(typed: string, defaultTenant: string): { tenant: string; name: string } {
  const text = typed.trim();
  const at = text.lastIndexOf('@');
  return at < 0
    ? { tenant: defaultTenant, name: text.toLowerCase() }
    : { tenant: text.slice(at + 1), name: text.slice(0, at).toLowerCase() };
}

const refused = (): ProblemError => new ProblemError('SIGN_IN.REFUSED', 'this account and password do not go together');
