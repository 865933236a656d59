interface Named {
  code: string;
  name: string;
}
interface Recorded {
  type: string;
  data: Readonly<Record<string, unknown>>;
}

/** Names of papers that a procedure asks for and the dossier has not, and of those that it has. */
export interface PapersOfDossier {
  missing: string[];
  handedIn: string[];
}

/**
 * Compares what was handed in, at reception or as a supplement, with what is asked for. A paper is the same by its name:
 * a code may be one that the counter gave to a paper of its own.
 */
export function papersOf(events: readonly Recorded[], asked: readonly Named[]): PapersOfDossier {
  const handedIn = new Set(
    events.flatMap(({ type, data }) => {
      if (type === 'DossierReceived') return namesOf(data['components']);
      return type === 'SupplementReceived' ? namesOf(data['items']) : [];
    }),
  );
  return { missing: asked.map(({ name }) => name).filter((name) => !handedIn.has(name)), handedIn: [...handedIn] };
}

const namesOf = (value: unknown): string[] =>
  Array.isArray(value)
    ? (value as Partial<Named>[]).flatMap(({ name }) => (typeof name === 'string' ? [name] : []))
    : [];
