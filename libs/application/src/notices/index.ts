export { ListNotices } from './list-notices.js';
export type { NoticeList } from './list-notices.js';
export { ListNoticesHandler } from './list-notices.handler.js';
export { NoticeListener } from './notice-listener.js';
export { NoticeWatch, SETTLING_MS } from './notice-watch.js';
export type { NoticeWatchOptions } from './notice-watch.js';
export { DEFAULT_DUE_SOON_SHARE, NOTICE_KINDS } from './promise.js';
export type { NoticeKind } from './promise.js';
