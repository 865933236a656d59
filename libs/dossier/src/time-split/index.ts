export { splitTime } from './split-time.js';
export type { Holding, TimeKind, TimePart, TimeSpan, TimeSplit, TimeSplitInput, TimeWait } from './split-time.js';
