// How Stryker tests the tests of the rules; `mutate.mjs` starts it.
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'held-tests',
  coverageAnalysis: 'perTest',
  concurrency: 1,
  jest: { configFile: 'chaincode/mutation/jest.config.cjs' },
  mutate: ['chaincode/src/governance/**/*.ts', '!**/*.test.ts'],
  // Left out: other texts, empty objects and empty lists, most of which the compiler would refuse.
  mutator: { excludedMutations: ['StringLiteral', 'ObjectLiteral', 'ArrayDeclaration'] },
  // Tables and schemas are built when a file is loaded: each change of one would need every test run.
  ignoreStatic: true,
  testRunnerNodeArgs: ['--max-old-space-size=8000'],
  ignorePatterns: [
    'console',
    'network/!(protocol)',
    'gateway-api',
    'test',
    'docs',
    'dist',
    '.ci',
    '*.tsbuildinfo',
  ],
  tempDirName: '.data/stryker',
  dryRunTimeoutMinutes: 30,
  timeoutMS: 8000,
  appendPlugins: [
    './chaincode/mutation/held-tests-runner.mjs',
    './chaincode/mutation/sample-checker.mjs',
    './chaincode/mutation/survivors-reporter.mjs',
  ],
  reporters: ['progress-append-only', 'survivors', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  jsonReporter: { fileName: '.data/mutation.json' },
};
