/** What a process does: the HTTP side, the background side, or both. */
export type Role = 'all' | 'api' | 'worker';

/** Where the database is: the server of the data folder, or one that an operator runs. */
export type DatabaseChoice =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'external';
      /** Login of the application. */
      readonly url: string;
      /** Login that may change the schema; the application's own unless DUNGHEN_MIGRATOR_URL is given. */
      readonly migratorUrl: string;
    };

/** The OpenID provider at which people may sign in besides their password. */
export interface OidcSettings {
  /** Its address, under which it says who it is. */
  readonly issuer: string;
  readonly clientId: string;
  /** Absent: a public client. */
  readonly clientSecret: string | undefined;
  /** On the button of the sign-in page. */
  readonly label: string;
}

/** The validated environment, read once at start. */
export interface Config {
  /** 0 takes any free port. */
  readonly port: number;
  /** A port somebody asked for is never replaced by another one. */
  readonly portGiven: boolean;
  readonly host: string;
  readonly database: DatabaseChoice;
  /** Absent: the queue lives in PostgreSQL. */
  readonly redisUrl: string | undefined;
  /** Absolute path. */
  readonly dataDir: string;
  readonly demo: boolean;
  readonly tenant: string;
  readonly role: Role;
  /** How far back a counter entry may lie, in days, 0 to 366. */
  readonly lateEntryDays: number;
  /** Share of a limit that is left when people are told that it is due soon, 0.05 to 0.9. */
  readonly dueSoonShare: number;
  /** Most dossiers of one evidence zip, 1 to 9,999,999. */
  readonly evidenceDossiers: number;
  /** Hosts that webhooks may call although they are of the own network, or without TLS. */
  readonly webhookHosts: readonly string[];
  /** Origins under which people reach the product, in lower case: TLS, or this computer itself. */
  readonly publicUrls: readonly string[];
  /** Addresses and networks of proxies whose word on the caller's address is taken. */
  readonly trustedProxies: readonly string[];
  /** The provider at which people may sign in; absent: by password alone. */
  readonly oidc: OidcSettings | undefined;
  /** Wraps the keys of personal data, 32 bytes; absent only with the embedded database, see `ensureKeys`. */
  readonly key: Buffer | undefined;
  /** Ed25519 private key as PKCS8 PEM; absent only with the embedded database, see `ensureKeys`. */
  readonly signingKey: string | undefined;
}
