export { PublicDesk } from './public-desk.js';
export type { PublicStatus } from './public-status.js';
export { PublicThrottle } from './public-throttle.js';
export { ReceiptSecrets } from './receipt-secrets.js';
export { Receipts } from './receipts.js';
