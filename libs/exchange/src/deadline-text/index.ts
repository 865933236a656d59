export { deadlineText } from './deadline-text.js';
export { type DeadlineTextInput, TEXT_LANGUAGES, type TextLanguage } from './deadline-text.types.js';
export { type DueHistory, type DueMove, dueHistoryText, type MovedBecause } from './due-history.js';
