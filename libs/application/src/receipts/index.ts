export { ReceiptSecrets } from './receipt-secrets.js';
export { Receipts } from './receipts.js';
