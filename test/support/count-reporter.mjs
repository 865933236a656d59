// Names the skipped specs and leaves the counts where scripts/test.mjs reads them.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

export default class CountReporter {
  constructor(globalConfig) {
    this.rootDir = globalConfig.rootDir;
  }

  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap(({ testFilePath, testResults }) =>
      testResults
        .filter(({ status }) => status === 'pending' || status === 'todo')
        .map(({ fullName }) => `${relative(this.rootDir, testFilePath)}: ${fullName}`),
    );
    const counts = {
      passed: results.numPassedTests,
      // A file that does not even load has no test that could fail, and is a failure all the same.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped,
    };
    if (process.env.TEST_RESULT_FILE) writeFileSync(process.env.TEST_RESULT_FILE, JSON.stringify(counts));
  }
}
