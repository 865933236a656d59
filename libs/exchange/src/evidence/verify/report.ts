/** What is checked, in the order in which it is told. */
export const EVIDENCE_CHECKS = {
  archive: 'the zip opens and holds every file',
  files: 'each file has the size and SHA-256 of the manifest',
  signature: 'the manifest is signed',
  head: 'the head of the log is signed',
  policies: 'the policies are those of this program',
  question: 'question and answer belong together',
  dossiers: 'each dossier is readable, in order and once',
  population: 'each dossier belongs to the question',
  classes: 'each class follows from the facts under the policy',
  history: 'facts, dues and events tell the same',
  calendars: 'each calendar that gave a due is there',
  figures: 'the dossiers counted again give the figures',
  closing: 'the closing of the period is an event of the log and the answer tells it',
  log: 'the events are those of the log',
} as const;

export type EvidenceCheckName = keyof typeof EVIDENCE_CHECKS;

/** Something that is not as it should be, and where. */
export interface EvidenceFailure {
  file: string;
  /** From 1; null where it is about the whole file. */
  line: number | null;
  /** A JSON pointer; empty: the whole line or file. */
  field: string;
  detail: string;
}

export interface EvidenceCheck {
  check: EvidenceCheckName;
  outcome: 'ok' | 'failed' | 'notChecked';
  /** All of them, of which `failures` shows the first. */
  failed: number;
  failures: EvidenceFailure[];
  /** What a reader should know although it is no fault. */
  notes: string[];
}

export interface EvidenceReport {
  /** Nothing failed. Says nothing of whose key signed it: see the notes. */
  ok: boolean;
  dossiers: number;
  checks: EvidenceCheck[];
}

const MOST_SHOWN = 20;

/** Collects what the checks find; a check that was never begun counts as not checked. */
export class ReportWriter {
  private readonly checks = new Map<EvidenceCheckName, EvidenceCheck>();
  private readonly reasons = new Map<EvidenceCheckName, string>();
  dossiers = 0;

  begin(...names: EvidenceCheckName[]): void {
    for (const name of names) this.entry(name);
  }

  fail(name: EvidenceCheckName, failure: EvidenceFailure): void {
    const check = this.entry(name);
    check.outcome = 'failed';
    check.failed += 1;
    if (check.failures.length < MOST_SHOWN) check.failures.push(failure);
  }

  /** Why a check is not made, unless it is begun after all. */
  skip(name: EvidenceCheckName, why: string): void {
    this.reasons.set(name, why);
  }

  note(name: EvidenceCheckName, text: string): void {
    this.entry(name).notes.push(text);
  }

  report(): EvidenceReport {
    const names = Object.keys(EVIDENCE_CHECKS) as EvidenceCheckName[];
    const checks = names.map((check): EvidenceCheck => this.checks.get(check) ?? this.skipped(check));
    return { ok: checks.every(({ outcome }) => outcome !== 'failed'), dossiers: this.dossiers, checks };
  }

  private skipped(check: EvidenceCheckName): EvidenceCheck {
    const why = this.reasons.get(check);
    return { check, outcome: 'notChecked', failed: 0, failures: [], notes: why === undefined ? [] : [why] };
  }

  private entry(name: EvidenceCheckName): EvidenceCheck {
    const known = this.checks.get(name);
    if (known !== undefined) return known;
    const begun: EvidenceCheck = { check: name, outcome: 'ok', failed: 0, failures: [], notes: [] };
    this.checks.set(name, begun);
    return begun;
  }
}
