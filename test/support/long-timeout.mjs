import { jest } from '@jest/globals';

// A starting PostgreSQL or a build on a busy machine may take its time; no spec asserts a duration.
jest.setTimeout(60_000);
