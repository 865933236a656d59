import type { CellValue } from 'exceljs';

/**
 * A cell as text: of a formula its cached value; a date as wall time `yyyy-MM-ddTHH:mm:ss`, or `yyyy-MM-dd` where
 * its format shows no time of day; numbers as they are.
 */
export function cellText(value: CellValue, format: string): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value, format);
  if (typeof value !== 'object') return String(value);
  if ('result' in value || 'formula' in value || 'sharedFormula' in value)
    return cellText(value.result ?? null, format);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return cellText(value.text as CellValue, format);
  return 'error' in value ? value.error : '';
}

/** Serial numbers are fractions of a day: rounded to the second they were typed with. */
function dateText(value: Date, format: string): string {
  const at = Math.round(value.getTime() / 1000) * 1000;
  if (!Number.isFinite(at)) return '';
  const text = new Date(at).toISOString().slice(0, 19);
  const showsTime = /[hs]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
  return text.endsWith('T00:00:00') && !showsTime ? text.slice(0, 10) : text;
}
