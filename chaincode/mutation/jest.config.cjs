// The tests that Stryker runs: those that MUTATE_WITH names, which `mutate.mjs` sets.
const { join } = require('node:path');
const [unit] = require('../../jest.config.cjs').projects;

const folders = (process.env.MUTATE_WITH ?? 'governance,contracts').split(',');
module.exports = {
  ...unit,
  testMatch: folders.map((name) =>
    join(unit.rootDir, 'chaincode/src', name.endsWith('.ts') ? name : `${name}/**/*.test.ts`),
  ),
  // One run of these costs as much as all others together: what only they notice counts as unnoticed.
  testPathIgnorePatterns: [
    'contracts/.*invariants',
    'contracts/permission-matrix',
    'contracts/open-functions',
    'measures/power-bounds',
  ],
  // Stryker works on a copy within a folder that is ignored elsewhere.
  modulePathIgnorePatterns: ['/dist/'],
};
