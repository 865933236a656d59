/** Markup that was made by {@link html} and nothing else. */
export class Html {
  constructor(readonly text: string) {}
}

export type Inside = Html | string | number | null | false | readonly Inside[];

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};

function inside(value: Inside): string {
  if (value === null || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(inside).join('');
  return String(value).replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}

/**
 * A piece of a page. Whatever is put in is text and is escaped, in content and in quoted attributes alike; only another
 * piece goes in as it is. So no page can be made by joining strings.
 */
export const html = (parts: TemplateStringsArray, ...values: readonly Inside[]): Html =>
  new Html(parts.reduce((text, part, index) => text + inside(values[index - 1] ?? null) + part));
