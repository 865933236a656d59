export { Officers } from './officers.js';
