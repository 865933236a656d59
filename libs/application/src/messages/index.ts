export { MessageWatch } from './message-watch.js';
export { ListMessages, ListMessagesHandler } from './messages.js';
export type { MessageView } from './messages.js';
