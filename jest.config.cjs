// Four projects: unit (beside the code), scenarios (the public API on a running devnet), fabric (the same scenarios on real Fabric, where
// its programs are found), browser (real Chromium).
const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
];
const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  // Machines that test for others are slow, and do several things at once.
  testTimeout: 20_000,
  transform: { '\\.tsx?$': swc },
  // Workspaces resolve to their sources, so that a unit test needs no build.
  moduleNameMapper: {
    '^@fabric-governance/(protocol|devnet|consortium|operator|launch|fabric)/(.*)$':
      '<rootDir>/network/$1/src/$2',
    '^@fabric-governance/(chaincode|gateway-api)/(.*)$': '<rootDir>/$1/src/$2',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['/dist/', '/.data/'],
};
module.exports = {
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/{chaincode,gateway-api,console,network/*}/src/**/*.test.{ts,tsx}',
        '<rootDir>/test/src/**/*.unit.test.ts',
      ],
    },
    { ...base, displayName: 'scenarios', testMatch: ['<rootDir>/test/src/**/*.scenario.test.ts'] },
    {
      ...base,
      displayName: 'fabric',
      testMatch: [
        // All but those that are about devnet's own launcher, or about counting votes, which no network does.
        '<rootDir>/test/src/scenarios/!(start-command|replay).scenario.test.ts',
        '<rootDir>/test/src/fabric/*.fabric.test.ts',
      ],
      globals: { SCENARIO_NETWORK: 'fabric' },
    },
    { ...base, displayName: 'browser', testMatch: ['<rootDir>/test/src/**/*.browser.test.ts'] },
  ],
};
