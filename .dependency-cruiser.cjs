/** Which way dependencies may point: contracts → ledger → governance; wire module free of Node; console features apart. */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'governance-is-pure',
      comment: 'The rules import nothing of Fabric, Node or the outer layers.',
      severity: 'error',
      from: { path: '^chaincode/src/governance', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^chaincode/src/governance', 'node_modules/zod', 'node_modules/@noble/hashes'] },
    },
    {
      name: 'ledger-points-inwards',
      severity: 'error',
      from: { path: '^chaincode/src/ledger' },
      to: { path: '^chaincode/src/contracts' },
    },
    {
      name: 'protocol-runs-in-a-browser',
      severity: 'error',
      from: { path: '^network/protocol/src', pathNot: '\\.test\\.ts$|/testdata/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-apart',
      comment: 'A console feature imports no other feature.',
      severity: 'error',
      from: { path: '^console/src/features/([^/]+)/' },
      to: { path: '^console/src/features/([^/]+)/', pathNot: '^console/src/features/$1/' },
    },
    {
      name: 'nothing-above-the-wire-knows-devnet',
      severity: 'error',
      from: { path: '^(chaincode|gateway-api|console|network/operator|network/protocol)/src' },
      to: { path: '^network/devnet' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
  },
};
