export { isPublicAddress, mayConnect, refusalOf } from './allowed-address.js';
export type { OutwardRules } from './allowed-address.js';
export { HttpOut } from './http-out.js';
export type { HttpOutOptions } from './http-out.js';
