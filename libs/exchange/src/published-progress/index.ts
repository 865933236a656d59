export { PublishedProgressError, readPublishedProgress } from './read-published-progress.js';
