export { erasePerson } from './erase-person.js';
export type { ErasedPerson, ErasureRequest, ErasureTools } from './erase-person.js';
export { ErasePerson, ErasePersonHandler } from './erase-person.handler.js';
