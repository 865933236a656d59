interface Asked {
  name: string;
  required: boolean;
}
interface Recorded {
  type: string;
  data: Readonly<Record<string, unknown>>;
}

/** Names of papers that a procedure requires, or asks for in some cases, and the dossier has not, and of those that it has. */
export interface PapersOfDossier {
  missing: string[];
  ifAny: string[];
  handedIn: string[];
}

/**
 * Compares what was handed in, at reception or as a supplement, with what is asked for. A paper is the same by its name:
 * a code may be one that the counter gave to a paper of its own.
 */
export function papersOf(events: readonly Recorded[], asked: readonly Asked[]): PapersOfDossier {
  const handedIn = new Set(
    events.flatMap(({ type, data }) => {
      if (type === 'DossierReceived') return namesOf(data['components']);
      return type === 'SupplementReceived' ? namesOf(data['items']) : [];
    }),
  );
  const lacking = asked.filter(({ name }) => !handedIn.has(name));
  const names = (required: boolean) => lacking.filter((one) => one.required === required).map(({ name }) => name);
  return { missing: names(true), ifAny: names(false), handedIn: [...handedIn] };
}

const namesOf = (value: unknown): string[] =>
  Array.isArray(value)
    ? (value as Partial<Asked>[]).flatMap(({ name }) => (typeof name === 'string' ? [name] : []))
    : [];
