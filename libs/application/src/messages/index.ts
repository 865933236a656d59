export { MessageDeliveries } from './deliver-messages.js';
export type { MessageDeliveryTools } from './deliver-messages.js';
export { GatewaySecrets } from './gateway-secrets.js';
export { MessageDesk } from './message-desk.js';
export type { MessageGateway, MessagePage } from './message-desk.js';
export { MessageWatch } from './message-watch.js';
export { ListMessages, ListMessagesHandler } from './messages.js';
export type { MessageView } from './messages.js';
export { Tellings } from './tellings.js';
