export { PersonMarks } from './person-marks.js';
export type { PersonTerms } from './person-marks.js';
export { PersonWatch } from './person-watch.js';
export { SEARCH_STREAM, SearchPersons, SearchPersonsHandler } from './search-persons.js';
export type { FoundPerson, PersonSearch } from './search-persons.js';
