import type { FormInstance } from 'antd';
import type { FieldFault } from '../api/problem.js';
import type { TextOf } from '../shell/use-text.js';

/** What the API found wrong, at the fields that it names; the first of them has the focus. Others stay with the problem itself. */
export function showAtFields<T>(form: FormInstance<T>, faults: readonly FieldFault[], t: TextOf): void {
  const shown = faults
    .map(({ pointer, code = '', detail }) => ({
      name: pointer.split('/').slice(1).map(stepOf) as never,
      warnings: [],
      errors: [t.has(`fault.${code}`) ? t(`fault.${code}`) : (detail ?? code)],
    }))
    .filter(({ name }) => form.getFieldInstance(name) !== undefined);
  form.setFields(shown);
  const [first] = shown;
  if (first !== undefined) form.focusField(first.name);
}

/** A row of a list is known by its number. */
const stepOf = (step: string): string | number => (/^\d+$/.test(step) ? Number(step) : step);
