interface Validity {
  validFrom: string | null;
  validTo: string | null;
}

const covers = ({ validFrom, validTo }: Validity, day: string): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);

/** The definition that holds on a day, as `procedureOn` in `#dossier` has it: the last that covers it. */
export const holdingOn = <T extends Validity>(versions: readonly T[], day: string): T | undefined =>
  versions.findLast((version) => covers(version, day));

/** One of each code: what holds on a day, or else the last that was said of it. */
export function oneOfEach<T extends Validity & { code: string }>(
  all: readonly T[],
  day: string,
): { shown: T; versions: T[] }[] {
  const byCode = new Map<string, T[]>();
  for (const one of all) byCode.set(one.code, [...(byCode.get(one.code) ?? []), one]);
  return [...byCode.values()].flatMap((versions) => {
    const shown = holdingOn(versions, day) ?? versions.at(-1);
    return shown === undefined ? [] : [{ shown, versions }];
  });
}
