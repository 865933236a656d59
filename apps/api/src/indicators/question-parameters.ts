import { ApiQuery } from '@nestjs/swagger';
import { POLICY_NAMES } from '#indicators';

/** Documents the parameters of a question about figures; `groupings` null: it is not grouped by the caller. */
export const Question =
  (groupings: string | null) =>
  (target: object, name: string, descriptor: PropertyDescriptor): void => {
    const parameters = [
      ['from', 'YYYY-MM-DD, with `to`, both inclusive'],
      ['to', 'YYYY-MM-DD'],
      ['period', '2026, 2026-H1, 2026-9M, 2026-Q3, 2026-08; nothing given: the current month'],
      ['calendar', 'gregorian (default) or kstt'],
      ['policy', POLICY_NAMES.map((policy) => (policy === 'tt01-2020' ? `${policy} (default)` : policy)).join(', ')],
      ['population', 'handled (default: received in the period and carried over) or received'],
      ...(groupings === null ? [] : [['groupBy', groupings] as const]),
      ['agencyId', 'filter'],
      ['fieldCode', 'filter'],
      ['procedureCode', 'filter'],
      ['level', 'filter: province, district, commune'],
      ['channel', 'filter: counter, online, post'],
      ['officerId', 'filter'],
      ['asOf', 'instant with offset: what the log knew then; default now'],
    ] as const;
    for (const [parameter, description] of parameters) {
      ApiQuery({ name: parameter, required: false, description, type: String })(target, name, descriptor);
    }
  };
