export { TELLING_CHANNELS, codeOfTellingStream, messageStream } from './events.js';
export type { DecidedTelling, TellingChannel, TellingEvent } from './events.js';
export { decideTelling } from './decide-telling.js';
export type { TellApology } from './decide-telling.js';
