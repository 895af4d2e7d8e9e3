import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleAuction } from './auction.js';
import type { SampleChaincode, SampleStage } from './sample-stage.js';

/** One of Fabric's samples, and how its readme says to run it. */
export interface Sample {
  readonly name: string;
  readonly chaincode: SampleChaincode;
  /** Options of devnet beside the preset and the chaincode; `{samples}` stands for the samples' folder. */
  readonly devnet?: readonly string[];
  /** Parts of the samples to install and build. */
  readonly applications?: readonly string[];
  /** Parts in Go to build. */
  readonly goApplications?: readonly string[];
  /** Parts of the samples that applications read from. */
  readonly uses?: readonly string[];
  /** Runs the application; answers what it printed. */
  readonly run: (stage: SampleStage) => string | Promise<string>;
  /** What must be in the output. */
  readonly expected: readonly string[];
  /** What must not be in it. */
  readonly unexpected?: readonly string[];
}

const BASIC: SampleChaincode = {
  name: 'basic',
  folder: 'asset-transfer-basic/chaincode-typescript',
  language: 'node',
};
const EITHER = "OR('Org1MSP.peer','Org2MSP.peer')";
const USER =
  '{samples}/test-network/organizations/peerOrganizations/org1.example.com/users/User1@org1.example.com/msp';

const npmStart = (folder: string) => (stage: SampleStage) => stage.run(folder, ['npm', 'start']);
const goApp = (folder: string) => (stage: SampleStage) => stage.run(folder, ['./program']);
const nodeApp = (folder: string) => (stage: SampleStage) => stage.run(folder, ['node', 'app.js']);

/** The samples that run unmodified, in the order in which they are tried. */
export const SAMPLES: readonly Sample[] = [
  {
    name: 'asset-transfer-basic, TypeScript',
    chaincode: BASIC,
    applications: ['asset-transfer-basic/application-gateway-typescript'],
    run: npmStart('asset-transfer-basic/application-gateway-typescript'),
    expected: [
      '*** Transaction committed successfully',
      '*** Successfully caught the error',
      "Owner: 'Saptha'",
    ],
  },
  {
    name: 'asset-transfer-basic, JavaScript',
    chaincode: { ...BASIC, folder: 'asset-transfer-basic/chaincode-javascript' },
    applications: ['asset-transfer-basic/application-gateway-javascript'],
    run: npmStart('asset-transfer-basic/application-gateway-javascript'),
    expected: [
      '*** Transaction committed successfully',
      '*** Successfully caught the error',
      "Owner: 'Saptha'",
    ],
  },
  {
    name: 'asset-transfer-events',
    chaincode: { name: 'events', folder: 'asset-transfer-events/chaincode-javascript', language: 'node' },
    devnet: ['--policy', `events=${EITHER}`],
    applications: ['asset-transfer-events/application-gateway-typescript'],
    run: npmStart('asset-transfer-events/application-gateway-typescript'),
    expected: ['<-- Chaincode event received: CreateAsset', '<-- Chaincode event replayed: DeleteAsset'],
  },
  {
    name: 'asset-transfer-ledger-queries, JavaScript',
    chaincode: {
      name: 'ledger',
      folder: 'asset-transfer-ledger-queries/chaincode-javascript',
      language: 'node',
    },
    devnet: [
      '--state-database',
      'CouchDB',
      '--indexes',
      'ledger={samples}/asset-transfer-ledger-queries/chaincode-javascript',
    ],
    applications: ['asset-transfer-ledger-queries/application-javascript'],
    uses: ['test-application/javascript'],
    run: nodeApp('asset-transfer-ledger-queries/application-javascript'),
    expected: [
      'QueryAssetsWithPagination, function returns "Max" assets next page',
      '*** all tests completed',
    ],
    unexpected: ['FAILED'],
  },
  {
    name: 'asset-transfer-ledger-queries, TypeScript',
    chaincode: {
      name: 'ledger',
      folder: 'asset-transfer-ledger-queries/chaincode-typescript',
      language: 'node',
    },
    devnet: [
      '--state-database',
      'CouchDB',
      '--indexes',
      'ledger={samples}/asset-transfer-ledger-queries/chaincode-typescript',
    ],
    applications: ['asset-transfer-ledger-queries/application-javascript'],
    uses: ['test-application/javascript'],
    run: nodeApp('asset-transfer-ledger-queries/application-javascript'),
    expected: ['*** all tests completed'],
    unexpected: ['FAILED'],
  },
  {
    name: 'asset-transfer-private-data',
    chaincode: {
      name: 'private',
      folder: 'asset-transfer-private-data/chaincode-typescript',
      language: 'node',
    },
    devnet: [
      '--policy',
      `private=${EITHER}`,
      '--collections',
      'private={samples}/asset-transfer-private-data/chaincode-typescript/collections_config.json',
    ],
    applications: ['asset-transfer-private-data/application-gateway-typescript'],
    run: npmStart('asset-transfer-private-data/application-gateway-typescript'),
    expected: ['*** Received expected error', 'PurgeAsset'],
    unexpected: ['FAILED'],
  },
  {
    name: 'asset-transfer-sbe',
    chaincode: {
      name: 'sbe',
      folder: 'asset-transfer-sbe/chaincode-typescript',
      language: 'node',
    },
    applications: ['asset-transfer-sbe/application-javascript'],
    uses: ['test-application/javascript'],
    run: nodeApp('asset-transfer-sbe/application-javascript'),
    expected: [
      '*** Result: committed, now asset will only require Org1 to endorse',
      'should not exist',
      'Successfully caught the error: Error: The asset',
    ],
    unexpected: ['*** Failed'],
  },
  {
    name: 'off_chain_data',
    chaincode: BASIC,
    applications: ['off_chain_data/application-typescript'],
    run: async (stage) => {
      const folder = 'off_chain_data/application-typescript';
      // The ledger is a new one; an earlier run in this copy may have left off at a later block.
      ['checkpoint.json', 'store.log'].forEach((file) => {
        rmSync(stage.path(`${folder}/${file}`), { force: true });
      });
      const listener = stage.beside(folder, ['npm', 'start', 'transact', 'listen']);
      await listener.printed('Starting event listening');
      await sleep(2_000);
      await listener.stop();
      return (
        listener.output() +
        stage.run(folder, ['npm', '--silent', 'start', 'getAllAssets']) +
        readFileSync(stage.path(`${folder}/store.log`), 'utf8')
      );
    },
    expected: ['Received block', '"isDelete":false', '"ID"'],
  },
  {
    name: 'asset-transfer-basic, Go',
    chaincode: { ...BASIC, folder: 'asset-transfer-basic/chaincode-go', language: 'go' },
    goApplications: ['asset-transfer-basic/application-gateway-go'],
    run: goApp('asset-transfer-basic/application-gateway-go'),
    expected: ['*** Transaction committed successfully', '*** Successfully caught the error'],
  },
  {
    name: 'asset-transfer-events, Go',
    chaincode: { name: 'events', folder: 'asset-transfer-events/chaincode-go', language: 'go' },
    devnet: ['--policy', `events=${EITHER}`],
    goApplications: ['asset-transfer-events/application-gateway-go'],
    run: goApp('asset-transfer-events/application-gateway-go'),
    expected: ['<-- Chaincode event received: CreateAsset', '<-- Chaincode event replayed: DeleteAsset'],
  },
  {
    name: 'asset-transfer-ledger-queries, Go',
    chaincode: { name: 'ledger', folder: 'asset-transfer-ledger-queries/chaincode-go', language: 'go' },
    devnet: [
      '--state-database',
      'CouchDB',
      '--indexes',
      'ledger={samples}/asset-transfer-ledger-queries/chaincode-go',
    ],
    applications: ['asset-transfer-ledger-queries/application-javascript'],
    uses: ['test-application/javascript'],
    run: nodeApp('asset-transfer-ledger-queries/application-javascript'),
    expected: ['*** all tests completed'],
    unexpected: ['FAILED'],
  },
  {
    name: 'asset-transfer-private-data, Go',
    chaincode: { name: 'private', folder: 'asset-transfer-private-data/chaincode-go', language: 'go' },
    devnet: [
      '--policy',
      `private=${EITHER}`,
      '--collections',
      'private={samples}/asset-transfer-private-data/chaincode-go/collections_config.json',
    ],
    goApplications: ['asset-transfer-private-data/application-gateway-go'],
    run: goApp('asset-transfer-private-data/application-gateway-go'),
    expected: ['*** Received expected error', 'PurgeAsset'],
    unexpected: ['FAILED', 'panic'],
  },
  {
    name: 'asset-transfer-secured-agreement',
    chaincode: { name: 'secured', folder: 'asset-transfer-secured-agreement/chaincode-go', language: 'go' },
    devnet: ['--policy', `secured=${EITHER}`],
    applications: ['asset-transfer-secured-agreement/application-gateway-typescript'],
    run: npmStart('asset-transfer-secured-agreement/application-gateway-typescript'),
    expected: ['TransferAsset', '*** Success'],
    unexpected: ['FAILED'],
  },
  {
    name: 'auction-simple',
    chaincode: { name: 'auction', folder: 'auction-simple/chaincode-go', language: 'go' },
    devnet: ['--policy', `auction=${EITHER}`],
    applications: ['auction-simple/application-javascript'],
    uses: ['test-application/javascript'],
    run: simpleAuction,
    expected: ['refused: ', '"status": "ended"', '"price": 900'],
  },
  {
    name: 'full-stack-asset-transfer-guide, trader',
    chaincode: {
      name: 'asset-transfer',
      folder: 'full-stack-asset-transfer-guide/contracts/asset-transfer-typescript',
      language: 'node',
    },
    applications: ['full-stack-asset-transfer-guide/applications/trader-typescript'],
    run: (stage) => {
      const folder = 'full-stack-asset-transfer-guide/applications/trader-typescript';
      const user = USER.replace('{samples}', stage.path('.'));
      const env = {
        ENDPOINT: 'localhost:7051',
        MSP_ID: 'Org1MSP',
        CERTIFICATE: `${user}/signcerts/User1@org1.example.com-cert.pem`,
        PRIVATE_KEY: `${user}/keystore/priv_sk`,
        TLS_CERT: stage.path(
          'test-network/organizations/peerOrganizations/org1.example.com/tlsca/tlsca.org1.example.com-cert.pem',
        ),
        HOST_ALIAS: 'peer0.org1.example.com',
      };
      return [
        ['transact'],
        ['create', 'a1', 'Ann', 'red'],
        ['read', 'a1'],
        ['getAllAssets'],
        ['delete', 'a1'],
      ]
        .map((words) => stage.run(folder, ['npm', 'start', ...words], env))
        .join('');
    },
    expected: ['Created asset', '"Color": "red"'],
  },
];

/** Whether a sample has parts in Go. */
export function needsGo({ chaincode, goApplications = [] }: Sample): boolean {
  return chaincode.language === 'go' || goApplications.length > 0;
}
