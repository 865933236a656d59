import { describe } from '@jest/globals';

/** A Redis that runs already, or the path of a redis-server to start; see scripts/test.mjs. */
export const testRedis = { url: process.env['TEST_REDIS_URL'], server: process.env['TEST_REDIS_SERVER'] };

/** Path of a Chromium, if one is there. */
export const testChromium = process.env['TEST_CHROMIUM'];

/** A describe that runs where Redis is there and is reported as skipped where it is not. */
export const describeWithRedis = testRedis.url || testRedis.server ? describe : describe.skip;

/** A describe that runs where a Chromium is there and is reported as skipped where it is not. */
export const describeWithChromium = testChromium ? describe : describe.skip;
