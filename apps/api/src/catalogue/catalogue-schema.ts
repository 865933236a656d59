import { CHANNELS, COMPONENT_FORMS } from '#dossier';
import { boolean, date, described, list, object, oneOf, orNull, text } from '../http/answer-schema.js';
import type { Schema } from '../http/answer-schema.js';

const validity = { validFrom: orNull(date), validTo: orNull(date) };
const provisional = described(boolean, 'learnt from a file or feed, and reviewed by nobody yet');

const limit = object({
  value: described({ type: 'number', exclusiveMinimum: 0 }, 'whole, except for working hours'),
  unit: oneOf(['workingHour', 'workingDay', 'calendarDay', 'month']),
});
const limitOf = object({
  channel: described(orNull(oneOf(CHANNELS)), 'The channel it holds for; null: every channel without one of its own'),
  caseCode: described(orNull(text), 'The case it holds for; null: every case without one of its own'),
  limit: described(orNull(limit), 'null: the law names none'),
});
const component = object({
  ...{ code: text, name: text, form: oneOf(COMPONENT_FORMS) },
  required: described(boolean, 'false: only in the cases that its name speaks of'),
  copies: described({ type: 'integer', minimum: 1, maximum: 99 }, 'how many of it'),
});
const procedure = object(
  {
    ...{ code: text, name: text, fieldCode: orNull(text), limits: list(limitOf), clockPolicyId: text },
    components: described(list(component), 'The papers it asks for, in order; absent: none were entered'),
    ...{ ...validity, provisional },
  },
  ['components'],
);
const agency = object({
  ...{ id: text, name: text, parentId: orNull(text), level: orNull(oneOf(['province', 'district', 'commune'])) },
  ...{ ...validity, provisional },
});
const field = object({ code: text, name: text, provisional });

export const PROCEDURES_SCHEMA: Schema = object({
  items: described(list(procedure), 'every version; of one code the oldest first'),
});
export const AGENCIES_SCHEMA: Schema = object({ items: list(agency) });
export const FIELDS_SCHEMA: Schema = object({ items: list(field) });
