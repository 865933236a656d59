/** Variables as a process has them: a name, and its text if it is set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process; everything else is handed it. */
export function processEnvironment(): Environment {
  return process.env;
}

/** What a helper program needs from our environment and nothing more: no PG* variable, no secret, an English voice. */
export function plainEnvironment(env: Environment = process.env): Record<string, string> {
  const plain: Record<string, string> = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP']) {
    const value = env[name];
    if (value !== undefined) plain[name] = value;
  }
  return plain;
}
