import type { Instant } from '#calendar';
import { toIso } from '#dossier';
import type { Channel, DueSince, TimelineStep } from '#dossier';

/** What a log of objects says of one dossier: nothing personal, officers as pseudonyms. */
export interface DossierLife {
  code: string;
  receivedAt: Instant;
  channel: Channel;
  grain: 'date' | 'instant';
  agencyId: string | null;
  receivingAgencyId: string | null;
  procedureCode: string;
  fieldCode: string | null;
  dues: readonly DueSince[];
  steps: readonly TimelineStep[];
}

interface Attribute {
  name: string;
  value: string;
  time: string;
}
interface Relationship {
  objectId: string;
  qualifier: string;
}

const attribute = (name: string, type: 'string' | 'time' | 'boolean') => ({ name, type });

const OBJECT_TYPES = [
  {
    name: 'dossier',
    attributes: [
      ...(['code', 'channel', 'grain', 'field'] as const).map((name) => attribute(name, 'string')),
      attribute('due', 'time'),
      attribute('noDue', 'boolean'),
    ],
  },
  ...(['agency', 'officer', 'procedure'] as const).map((name) => ({ name, attributes: [] })),
];

/** The standard's time of what has always been so. */
const ALWAYS = toIso(0);

/**
 * An OCEL 2.0 log (JSON) written piece by piece: every dossier once for its object, what the dossiers belong to, every
 * dossier again for its events. Only the distinct agencies, officers, procedures and activities are kept in memory.
 */
export class OcelWriter {
  private readonly objects = new Set<string>();
  private readonly activities = new Set<string>();
  private first = true;

  /** Everything before the first dossier. */
  head(): string {
    return `{"objectTypes":${JSON.stringify(OBJECT_TYPES)},\n"objects":[`;
  }

  dossier(life: DossierLife): string {
    const { code, channel, grain, fieldCode, dues } = life;
    const fixed = { code, channel, grain, field: fieldCode };
    const attributes: Attribute[] = [
      ...Object.entries(fixed).flatMap(([name, value]) => (value === null ? [] : [{ name, value, time: ALWAYS }])),
      ...dues.map(dueAttribute),
    ];
    const relationships = [
      ...this.related('agency', life.agencyId, 'competent'),
      ...this.related('agency', life.receivingAgencyId, 'receiving'),
      ...this.related('procedure', life.procedureCode, 'under'),
    ];
    for (const { name, unitId, pseudonym } of life.steps) {
      this.activities.add(name);
      this.related('agency', unitId, '');
      this.related('officer', pseudonym, '');
    }
    return this.item({ id: dossierId(code), type: 'dossier', attributes, relationships });
  }

  /** Between the objects and the events. */
  middle(): string {
    const others = [...this.objects].map((id) =>
      this.item({ id, type: id.slice(0, id.indexOf(':')), attributes: [], relationships: [] }),
    );
    this.first = true;
    return `${others.join('')}\n],\n"events":[`;
  }

  events({ code, steps }: DossierLife): string {
    return steps.map((step) => this.event(code, step)).join('');
  }

  tail(): string {
    const types = [...this.activities].map((name) => ({ name, attributes: [attribute('status', 'string')] }));
    return `\n],\n"eventTypes":${JSON.stringify(types)}}\n`;
  }

  private event(code: string, { eventId, at, name, status, unitId, pseudonym }: TimelineStep): string {
    return this.item({
      id: eventId,
      type: name,
      time: toIso(at),
      attributes: status === null ? [] : [{ name: 'status', value: status }],
      relationships: [
        { objectId: dossierId(code), qualifier: 'of' },
        ...this.related('agency', unitId, 'at'),
        ...this.related('officer', pseudonym, 'by'),
      ],
    });
  }

  private related(type: 'agency' | 'officer' | 'procedure', id: string | null, qualifier: string): Relationship[] {
    if (id === null) return [];
    const objectId = `${type}:${id}`;
    this.objects.add(objectId);
    return [{ objectId, qualifier }];
  }

  private item(item: object): string {
    const separator = this.first ? '\n' : ',\n';
    this.first = false;
    return separator + JSON.stringify(item);
  }
}

const dossierId = (code: string): string => `dossier:${code}`;

const dueAttribute = ({ since, dueAt }: DueSince): Attribute =>
  dueAt === null
    ? { name: 'noDue', value: 'true', time: toIso(since) }
    : { name: 'due', value: toIso(dueAt), time: toIso(since) };
