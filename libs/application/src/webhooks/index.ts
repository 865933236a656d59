export { WebhookDeliveries } from './deliver-webhooks.js';
export type { DeliveryOptions, DeliveryTools } from './deliver-webhooks.js';
export { HEAD_SIGNED } from './webhook.js';
export type { DeliveryView, WebhookCalls, WebhookView } from './webhook.js';
export { WEBHOOKS, WEBHOOK_CALLS, WebhookDesk } from './webhook-requests.js';
export { WebhookSecrets } from './webhook-secrets.js';
export { Webhooks } from './webhooks.js';
export type { WebhookRequest } from './webhooks.js';
