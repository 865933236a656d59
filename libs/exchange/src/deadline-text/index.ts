export { deadlineText } from './deadline-text.js';
export { type DeadlineTextInput, TEXT_LANGUAGES, type TextLanguage } from './deadline-text.types.js';
