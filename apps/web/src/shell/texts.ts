/** Every text in both languages side by side, so that none can be forgotten in one of them. */
export type Messages = Readonly<Record<string, { readonly vi: string; readonly en: string }>>;
export type Language = 'vi' | 'en';

const found = import.meta.glob<{ messages: Messages }>(['../*/messages.ts', '../pages/*/messages.ts'], { eager: true });

/** All rooms' texts in one language; each key begins with its room's name. */
export function textsIn(language: Language): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const { messages } of Object.values(found)) {
    for (const [key, text] of Object.entries(messages ?? {})) texts[key] = text[language];
  }
  return texts;
}
