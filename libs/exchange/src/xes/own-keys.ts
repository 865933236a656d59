import { readCaseListMapping } from '../case-list/parse-mapping.js';

/** The extension under which our logs say what the standard has no word for. */
export const OWN_EXTENSION = { name: 'DungHen', prefix: 'dunghen', uri: 'urn:dunghen:xes:1' } as const;

/** Keys of our extension. */
export const OWN = {
  receivedAt: 'dunghen:receivedAt',
  processedAt: 'dunghen:processedAt',
  returnedAt: 'dunghen:returnedAt',
  withdrawnAt: 'dunghen:withdrawnAt',
  stoppedAt: 'dunghen:stoppedAt',
  agency: 'dunghen:agency',
  procedure: 'dunghen:procedure',
  field: 'dunghen:field',
  channel: 'dunghen:channel',
  /** `date` or `instant`: how the due is judged. */
  grain: 'dunghen:grain',
  /** A list of every due, the first promise first. */
  dues: 'dunghen:dues',
  due: 'dunghen:due',
  noDue: 'dunghen:noDue',
  since: 'dunghen:since',
  /** On an event that the times of the trace tell too. */
  fact: 'dunghen:fact',
  afterEnd: 'dunghen:afterEnd',
} as const;

/** How a log of ours is read without a mapping. */
export const OWN_MAPPING = readCaseListMapping({
  columns: {
    code: 'concept:name',
    receivedAt: { column: OWN.receivedAt, format: 'iso' },
    processedAt: OWN.processedAt,
    returnedAt: OWN.returnedAt,
    withdrawnAt: OWN.withdrawnAt,
    stoppedAt: OWN.stoppedAt,
    agency: OWN.agency,
    procedure: OWN.procedure,
    field: OWN.field,
    channel: OWN.channel,
  },
});
