const names = [
  'authorization',
  'cookie',
  'set-cookie',
  'token',
  'tokens',
  'password',
  'secret',
  'key',
  'signingKey',
  'applicant',
  'personal',
  'phone',
  'idNumber',
  'secondFactor',
];

/** Fields that never reach a log, up to three levels deep: they open something or are about a person. */
export const redactedFields: string[] = names.flatMap((name) => {
  const field = `["${name}"]`;
  return [field, `*${field}`, `*.*${field}`];
});
