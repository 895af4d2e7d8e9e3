import { decodeBlock, headerHash } from '../block.js';
import { equalBytes } from '../bytes.js';
import { TEST_PROFILE, testConfig } from '../testdata/channel.js';
import { sameMessage } from './canonical.js';
import { decodeConfig } from './decode-config.js';
import { buildGenesisBlock } from './genesis.js';
import { batchLimitsOf, organisationsOf } from './read-config.js';

it('has the frame of a Fabric genesis block: number 0, no previous hash, itself as last configuration', () => {
  const block = decodeBlock(buildGenesisBlock(TEST_PROFILE));
  expect(block).toMatchObject({ number: 0n, previousHash: new Uint8Array(), lastConfig: 0n });
  expect(block.transactions).toHaveLength(1);
  expect(block.transactions[0]).toMatchObject({ type: 'config', creator: { mspId: '' } });
  expect(block.transactions[0]?.txId).toMatch(/^[0-9a-f]{64}$/);
  expect(block.headerHash).toEqual(headerHash(block));
});

it('is the same for the same profile and another for another nonce', () => {
  const again = buildGenesisBlock({ ...TEST_PROFILE });
  const other = buildGenesisBlock({ ...TEST_PROFILE, nonce: new Uint8Array(24).fill(2) });
  expect(equalBytes(again, buildGenesisBlock(TEST_PROFILE))).toBe(true);
  expect(equalBytes(other, again)).toBe(false);
  expect(sameMessage(decodeConfig(other).config, decodeConfig(again).config)).toBe(true);
});

it('reads back its organisations and batch limits', () => {
  const config = testConfig();
  expect(organisationsOf(config, 'Application')).toMatchObject([
    {
      name: 'Org1MSP',
      mspId: 'Org1MSP',
      nodeOus: true,
      anchorPeers: [{ host: 'peer0.org1.example.com', port: 7051 }],
    },
    { name: 'Org2MSP', mspId: 'Org2MSP', nodeOus: true, anchorPeers: [] },
  ]);
  expect(organisationsOf(config, 'Orderer')).toMatchObject([
    { name: 'OrdererOrg', mspId: 'OrdererMSP', endpoints: ['orderer.example.com:7050'] },
  ]);
  expect(batchLimitsOf(config)).toEqual({
    maxMessages: 10,
    absoluteMaxBytes: 99 * 1024 * 1024,
    preferredMaxBytes: 512 * 1024,
    timeout: '2s',
  });
});

it('refuses a block that holds no configuration', () => {
  expect(() => decodeConfig(new Uint8Array())).toThrow('BAD_ENCODING');
});
