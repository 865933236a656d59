import type { OwnTrace, TraceEvent } from '../case-list/csv-records.js';
import type { CaseListLimits } from '../case-list/limits.js';
import type { EventAttributes } from '../case-list/mapping.js';
import type { ElementHandlers, OpenElement } from './guarded-xml.js';
import { OWN } from './own-keys.js';

/** A trace of a log: the attributes that were asked for, and its events. */
export interface Trace {
  attributes: Map<string, string>;
  events: TraceEvent[];
  tooManyEvents: boolean;
  own: OwnTrace;
}

/** Dues of one dossier that are read; nobody is promised a thousand times. */
const MOST_DUES = 1_000;

/** Keys of trace attributes that are told where one that was asked for is nowhere. */
const MOST_KEYS = 100;

type Attributes = Readonly<Record<string, string>>;

/** Characters of an event's attribute that are kept: well above what a name or a time takes, spaces to be tidied included. */
const MOST_OF_A_VALUE = 1_000;

/** A copy: a slice of a long text would keep all of it in memory. */
const cut = (value: string): string =>
  value.length <= MOST_OF_A_VALUE ? value : Buffer.from(value.slice(0, MOST_OF_A_VALUE), 'utf16le').toString('utf16le');

const blankEvent = (): TraceEvent => ({ name: null, at: null, status: null, unit: null, officer: null });

/** Collects traces out of the elements of a log (IEEE 1849); everything nobody asked for is passed over. */
export class TraceCollector implements ElementHandlers {
  private trace: Trace | null = null;
  private event: TraceEvent | null = null;
  private isFact = false;
  private due: { value: string | null; depth: number } | null = null;
  private done: Trace[] = [];
  private readonly memberOf: ReadonlyMap<string, keyof EventAttributes>;
  /** The root is called `log`. */
  isLog = false;
  /** Prefixes of the extensions that the log declares. */
  readonly extensions = new Set<string>();
  readonly seenKeys = new Set<string>();

  constructor(
    private readonly wanted: ReadonlySet<string>,
    events: EventAttributes,
    private readonly limits: Pick<CaseListLimits, 'events'>,
  ) {
    const members = Object.entries(events) as [keyof EventAttributes, string][];
    this.memberOf = new Map(members.map(([member, key]) => [key, member]));
  }

  /** The traces that have ended since the last call. */
  take(): Trace[] {
    const { done } = this;
    this.done = [];
    return done;
  }

  open({ name, attributes }: OpenElement, depth: number): void {
    if (depth === 1) this.isLog = name === 'log';
    else if (depth === 2) this.openInLog(name, attributes);
    else if (this.trace === null) return;
    else if (depth === 3 && name === 'event') this.openEvent();
    else if (depth === 3) this.traceAttribute(this.trace, attributes);
    else if (this.event === null) this.dueAttribute(this.trace, attributes, depth);
    else if (depth === 4) this.eventAttribute(this.event, attributes);
  }

  close(name: string, depth: number): void {
    if (this.trace === null) return;
    if (depth === 2) {
      this.done.push(this.trace);
      this.trace = null;
    } else if (depth === 3 && name === 'event' && this.event !== null) {
      if (this.isFact) this.isFact = false;
      else if (this.trace.events.length < this.limits.events) this.trace.events.push(this.event);
      else this.trace.tooManyEvents = true;
      this.event = null;
    }
  }

  private openInLog(name: string, { prefix }: Attributes): void {
    if (name === 'trace') {
      this.trace = { attributes: new Map(), events: [], tooManyEvents: false, own: { grain: null, dues: [] } };
    } else if (name === 'extension' && prefix !== undefined && this.extensions.size < MOST_KEYS) {
      this.extensions.add(prefix);
    }
  }

  private openEvent(): void {
    this.event = blankEvent();
    this.isFact = false;
  }

  private traceAttribute(trace: Trace, { key, value }: Attributes): void {
    if (key === undefined) return;
    if (this.seenKeys.size < MOST_KEYS) this.seenKeys.add(key);
    if (key === OWN.grain) trace.own.grain = value === undefined ? null : cut(value);
    if (this.wanted.has(key) && value !== undefined) trace.attributes.set(key, value);
  }

  private eventAttribute(event: TraceEvent, { key, value }: Attributes): void {
    const member = key === undefined ? undefined : this.memberOf.get(key);
    if (key === OWN.fact) this.isFact = true;
    if (key === OWN.afterEnd) event.afterEnd = value === 'true';
    if (member !== undefined && value !== undefined) event[member] = cut(value);
  }

  /** `list` > `values` > a due > since when it holds; only our logs have these keys. */
  private dueAttribute({ own }: Trace, { key, value }: Attributes, depth: number): void {
    if (key === OWN.due) this.due = { value: value === undefined ? null : cut(value), depth };
    else if (key === OWN.noDue) this.due = { value: null, depth };
    else if (key === OWN.since && this.due !== null && depth === this.due.depth + 1 && value !== undefined) {
      if (own.dues.length < MOST_DUES) own.dues.push({ due: this.due.value, since: cut(value) });
      this.due = null;
    }
  }
}
