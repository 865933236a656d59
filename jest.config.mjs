/**
 * Four tiers, four projects. Jest runs as ESM because Nest 12 is ESM only (2026-11).
 * `*.spec.ts` needs nothing; `*.int.spec.ts` a real PostgreSQL (embedded, started once by
 * the global set-up, one database cloned per file); `*.e2e.spec.ts` real processes over HTTP;
 * `*.browser.spec.ts` a Chromium on the built product, which is started once per run.
 */
const shared = {
  rootDir: '.',
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['dung-hen-source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};
const withPostgres = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  setupFilesAfterEnv: ['<rootDir>/test/support/long-timeout.mjs', '<rootDir>/test/support/properties.mjs'],
};

export default {
  projects: [
    {
      ...shared,
      setupFilesAfterEnv: ['<rootDir>/test/support/long-timeout.mjs', '<rootDir>/test/support/properties.mjs'],
      displayName: 'unit',
      testMatch: ['<rootDir>/**/*.spec.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '\\.int\\.spec\\.ts$',
        '\\.e2e\\.spec\\.ts$',
        '\\.browser\\.spec\\.ts$',
      ],
    },
    { ...shared, ...withPostgres, displayName: 'int', testMatch: ['<rootDir>/**/*.int.spec.ts'] },
    { ...shared, ...withPostgres, displayName: 'e2e', testMatch: ['<rootDir>/**/*.e2e.spec.ts'] },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.browser.spec.ts'],
      // Stories run with everything; each screen in its states when the tier is asked for by name (`npm run test:browser`);
      // what kills the product that others are looking at, when it is named (`npm run test:browser -- killed-api`).
      testPathIgnorePatterns: [
        '/node_modules/',
        ...(process.env.TEST_SCREENS ? [] : ['/test/browser/screens/']),
        ...(process.env.TEST_ALONE ? [] : ['/test/browser/alone/']),
      ],
      globalSetup: '<rootDir>/test/browser/support/start-product.mjs',
      globalTeardown: '<rootDir>/test/browser/support/stop-product.mjs',
      setupFilesAfterEnv: ['<rootDir>/test/support/long-timeout.mjs'],
    },
  ],
};
