import { ApiQuery } from '@nestjs/swagger';

/** Documents the parameters of a question about figures; `groupings` null: it is not grouped by the caller. */
export const Question =
  (groupings: string | null) =>
  (target: object, name: string, descriptor: PropertyDescriptor): void => {
    const parameters = [
      ['from', 'YYYY-MM-DD, with `to`, both inclusive'],
      ['to', 'YYYY-MM-DD'],
      ['period', '2026, 2026-H1, 2026-9M, 2026-Q3, 2026-08; nothing given: the current month'],
      ['calendar', 'gregorian (default) or kstt'],
      ['policy', 'tt01-2020 (default), first-promise, returned, survivorship-safe'],
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
