export { SavedTexts } from './saved-texts.js';
export type { SavedText, SavedTextContent } from './saved-texts.js';
