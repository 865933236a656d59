export { whyPromised } from './why-promised.js';
export type { PromiseMoveCause, PromiseStory } from './why-promised.js';
