/** Every variable of ours, with the example that an error shows. */
export const examples = {
  PORT: 'PORT=3000',
  HOST: 'HOST=127.0.0.1',
  DATABASE_URL: 'DATABASE_URL=postgres://dunghen_app:secret@db.example:5432/dunghen',
  REDIS_URL: 'REDIS_URL=redis://localhost:6379',
  DUNGHEN_MIGRATOR_URL: 'DUNGHEN_MIGRATOR_URL=postgres://dunghen_migrator:secret@db.example:5432/dunghen',
  DUNGHEN_DATA_DIR: 'DUNGHEN_DATA_DIR=.data',
  DUNGHEN_DEMO: 'DUNGHEN_DEMO=0',
  DUNGHEN_TENANT: 'DUNGHEN_TENANT=H26',
  DUNGHEN_ROLE: 'DUNGHEN_ROLE=all (or api, or worker)',
  DUNGHEN_LATE_ENTRY_DAYS: 'DUNGHEN_LATE_ENTRY_DAYS=30',
  DUNGHEN_DUE_SOON_SHARE: 'DUNGHEN_DUE_SOON_SHARE=0.2 (0.05 to 0.9)',
  DUNGHEN_EVIDENCE_DOSSIERS: 'DUNGHEN_EVIDENCE_DOSSIERS=200000',
  DUNGHEN_PUBLIC_URL: 'DUNGHEN_PUBLIC_URL=https://motcua.example.vn',
  DUNGHEN_TRUSTED_PROXIES: 'DUNGHEN_TRUSTED_PROXIES=10.0.0.7,192.168.1.0/24',
  DUNGHEN_OIDC_ISSUER: 'DUNGHEN_OIDC_ISSUER=https://sso.example.vn/realms/motcua',
  DUNGHEN_OIDC_CLIENT_ID: 'DUNGHEN_OIDC_CLIENT_ID=dung-hen',
  DUNGHEN_OIDC_CLIENT_SECRET: 'DUNGHEN_OIDC_CLIENT_SECRET=what the provider gave',
  DUNGHEN_OIDC_LABEL: 'DUNGHEN_OIDC_LABEL="Đăng nhập bằng SSO của tỉnh" (at most 60 characters)',
  DUNGHEN_WEBHOOK_HOSTS: 'DUNGHEN_WEBHOOK_HOSTS=esb.example.local,10.1.2.3',
  DUNGHEN_KEY: 'DUNGHEN_KEY="$(openssl rand -base64 32)"',
  DUNGHEN_SIGNING_KEY: 'DUNGHEN_SIGNING_KEY="$(openssl genpkey -algorithm ed25519)"',
} as const;

/** The name of one of our variables. */
export type VariableName = keyof typeof examples;

/** Variables that hold a secret may also name a file that holds it: `<name>_FILE`. */
export const secrets: readonly VariableName[] = [
  'DATABASE_URL',
  'REDIS_URL',
  'DUNGHEN_MIGRATOR_URL',
  'DUNGHEN_KEY',
  'DUNGHEN_SIGNING_KEY',
  'DUNGHEN_OIDC_CLIENT_SECRET',
];

/** Set by the supervisor for its children only: DATABASE_URL points to the embedded server. */
export const EMBEDDED_MARK = 'DUNGHEN_EMBEDDED';

/** Every accepted name that starts with `DUNGHEN_`. */
export function knownNames(): string[] {
  const names = Object.keys(examples);
  return [...names, ...secrets.map((name) => `${name}_FILE`), EMBEDDED_MARK].filter((n) => n.startsWith('DUNGHEN_'));
}

/** The known name that differs least from an unknown one, if any is near. */
export function nearestName(unknown: string): string | undefined {
  const ranked = knownNames()
    .filter((name) => name !== EMBEDDED_MARK)
    .map((name) => ({ name, distance: editDistance(unknown, name) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= 4 ? best.name : undefined;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
