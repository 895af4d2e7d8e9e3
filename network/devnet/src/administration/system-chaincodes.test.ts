import { headerHash } from '@fabric-governance/protocol/block';
import { utf8 } from '@fabric-governance/protocol/bytes';
import { decodeConfig } from '@fabric-governance/protocol/config/decode-config';
import { Block } from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import { BlockchainInfo } from '@hyperledger/fabric-protos/lib/common/ledger_pb.js';
import { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import type { Response } from '@hyperledger/fabric-protos/lib/peer/proposal_response_pb.js';
import { ChannelQueryResponse } from '@hyperledger/fabric-protos/lib/peer/query_pb.js';
import { ProcessedTransaction } from '@hyperledger/fabric-protos/lib/peer/transaction_pb.js';
import type { Organisation } from '../crypto/organisation.js';
import type { Signer } from '../crypto/signer.js';
import { localMsp } from './local-msp.js';
import type { ChannelLedger, SystemChaincodeContext } from './system-chaincode-context.js';
import { type AdministrationChaincode, invokeSystemChaincode } from './system-chaincodes.js';
import { adminOf, type TestChannel, testChannel, userOf } from './test-channel.fixture.js';

const MESSAGE = utf8('proposal');

describe('invokeSystemChaincode', () => {
  let channel: TestChannel;
  let genesisHash: Uint8Array;
  beforeAll(async () => {
    channel = await testChannel();
    const header = Block.deserializeBinary(channel.genesis).getHeader();
    genesisHash = headerHash({
      number: 0n,
      previousHash: header?.getPreviousHash_asU8() ?? new Uint8Array(),
      dataHash: header?.getDataHash_asU8() ?? new Uint8Array(),
    });
  });
  afterAll(() => {
    channel.remove();
  });

  /** A ledger that holds the genesis block. */
  function ledger(): ChannelLedger {
    return {
      configuration: channel.configuration,
      height: 1n,
      lastConfigBlock: 0n,
      lastHeaderHash: genesisHash,
      feed: { block: (number) => Promise.resolve(number === 0n ? channel.genesis : undefined) },
      place: (txId) => (txId === 'known' ? { block: 0n, index: 0, code: 11 } : undefined),
    };
  }

  interface Asking {
    readonly by?: Signer;
    /** Whose peer is asked; default the first member's. */
    readonly peerOf?: Organisation;
    readonly joined?: boolean;
    /** The chaincode that the proposal calls; default the one asked. */
    readonly invoked?: string;
  }
  let joinedWith: { channelId: string; block: Uint8Array } | undefined;

  function call(
    name: AdministrationChaincode,
    args: readonly (string | Uint8Array)[],
    {
      by = userOf(channel.members[0]),
      peerOf = channel.members[0],
      joined = true,
      invoked = name,
    }: Asking = {},
  ): Promise<Response> {
    joinedWith = undefined;
    const context: SystemChaincodeContext = {
      ownMspId: peerOf.mspId,
      ownMsp: localMsp(peerOf),
      channelId: 'mychannel',
      invoked,
      caller: { identity: by.identity, message: MESSAGE, signature: by.sign(MESSAGE) },
      channel: (id) => (joined && id === 'mychannel' ? ledger() : undefined),
      channels: () => (joined ? ['mychannel'] : []),
      joinChannel: (channelId, block) => {
        joinedWith = { channelId, block };
        return Promise.resolve();
      },
      packages: {
        install: () => Promise.reject(new Error('not asked')),
        list: () => [],
        bytes: () => Promise.resolve(undefined),
      },
      simulator: undefined,
    };
    return invokeSystemChaincode(
      name,
      args.map((arg) => (typeof arg === 'string' ? utf8(arg) : arg)),
      context,
    );
  }

  async function payload(response: Promise<Response>): Promise<Uint8Array> {
    const settled = await response;
    expect({ status: settled.getStatus(), message: settled.getMessage() }).toEqual({
      status: 200,
      message: '',
    });
    return settled.getPayload_asU8();
  }

  async function refusal(response: Promise<Response>): Promise<string> {
    const settled = await response;
    expect(settled.getStatus()).toBe(500);
    return settled.getMessage();
  }

  describe('cscc', () => {
    it('gives the configuration to readers of the channel', async () => {
      const block = await payload(call('cscc', ['GetConfigBlock', 'mychannel']));
      expect(decodeConfig(block).channel).toBe('mychannel');
      const config = await payload(call('cscc', ['GetChannelConfig', 'mychannel']));
      expect(Config.deserializeBinary(config).toObject()).toEqual(channel.configuration.config.toObject());
    });

    it('refuses it to outsiders', async () => {
      const by = userOf(channel.outsider);
      expect(await refusal(call('cscc', ['GetConfigBlock', 'mychannel'], { by }))).toMatch(
        /^access denied for \[GetConfigBlock\]\[mychannel\]: Failed evaluating policy on signed data .*'Readers' sub-policies/u,
      );
      const stolen = { ...userOf(channel.members[0]), sign: by.sign };
      expect(await refusal(call('cscc', ['GetChannelConfig', 'mychannel'], { by: stolen }))).toContain(
        'access denied',
      );
    });

    it("lets a peer's own administrator join a channel, once", async () => {
      const { outsider } = channel;
      const asking = { by: adminOf(outsider), peerOf: outsider, joined: false };
      await payload(call('cscc', ['JoinChain', channel.genesis], asking));
      expect(joinedWith).toEqual({ channelId: 'mychannel', block: channel.genesis });
      expect(await refusal(call('cscc', ['JoinChain', channel.genesis], { ...asking, joined: true }))).toBe(
        'cannot create ledger from genesis block: ledger [mychannel] already exists with state [ACTIVE]',
      );
    });

    it('lets nobody else join, with nothing else than a configuration block', async () => {
      const { outsider, members } = channel;
      const peer = { peerOf: outsider, joined: false };
      expect(
        await refusal(call('cscc', ['JoinChain', channel.genesis], { ...peer, by: userOf(outsider) })),
      ).toMatch(
        /^access denied for \[JoinChain\]\[mychannel\]: .*does not contain OU \[ADMIN\], MSP: \[Org4MSP\]\]\]$/u,
      );
      expect(
        await refusal(call('cscc', ['JoinChain', channel.genesis], { ...peer, by: adminOf(members[0]) })),
      ).toContain('Failed deserializing proposal creator');
      const stolen = { ...adminOf(outsider), sign: userOf(outsider).sign };
      expect(await refusal(call('cscc', ['JoinChain', channel.genesis], { ...peer, by: stolen }))).toContain(
        'The signature is invalid',
      );
      expect(await refusal(call('cscc', ['JoinChain', 'x'], { ...peer, by: adminOf(outsider) }))).toContain(
        'Failed to reconstruct the genesis block',
      );
      const empty = new Block().serializeBinary();
      expect(await refusal(call('cscc', ['JoinChain', empty], { ...peer, by: adminOf(outsider) }))).toContain(
        'failed to extract channel id',
      );
      expect(joinedWith).toBeUndefined();
    });

    it('lists the channels joined, to members of its organisation', async () => {
      const answer = ChannelQueryResponse.deserializeBinary(await payload(call('cscc', ['GetChannels'])));
      expect(answer.getChannelsList().map((info) => info.getChannelId())).toEqual(['mychannel']);
      const by = userOf(channel.members[1]);
      expect(await refusal(call('cscc', ['GetChannels'], { by }))).toContain(
        'access denied for [GetChannels]',
      );
    });
  });

  describe('qscc', () => {
    it('tells height and hashes', async () => {
      const info = BlockchainInfo.deserializeBinary(
        await payload(call('qscc', ['GetChainInfo', 'mychannel'])),
      );
      expect(info.getHeight()).toBe(1);
      expect(info.getCurrentblockhash_asU8()).toEqual(genesisHash);
    });

    it('finds blocks by number, hash and transaction', async () => {
      for (const [query, argument] of [
        ['GetBlockByNumber', '0'],
        ['GetBlockByHash', genesisHash],
        ['GetBlockByTxID', 'known'],
      ] as const) {
        expect(await payload(call('qscc', [query, 'mychannel', argument]))).toEqual(channel.genesis);
      }
      const bytes = await payload(call('qscc', ['GetTransactionByID', 'mychannel', 'known']));
      const transaction = ProcessedTransaction.deserializeBinary(bytes);
      expect(transaction.getValidationcode()).toBe(11);
      expect(transaction.getTransactionenvelope()?.serializeBinary()).toEqual(
        Block.deserializeBinary(channel.genesis).getData()?.getDataList_asU8()[0],
      );
    });

    it('says what is not there', async () => {
      expect(await refusal(call('qscc', ['GetBlockByNumber', 'mychannel', '7']))).toBe(
        'Failed to get block number 7, error no such block number [7] in index',
      );
      expect(await refusal(call('qscc', ['GetBlockByNumber', 'mychannel', '-1']))).toContain(
        'Failed to parse',
      );
      expect(await refusal(call('qscc', ['GetTransactionByID', 'mychannel', 'x']))).toContain(
        'no such transaction ID',
      );
      expect(await refusal(call('qscc', ['GetBlockByHash', 'mychannel', 'x']))).toContain(
        'no such block hash',
      );
      expect(await refusal(call('qscc', ['GetChainInfo', 'other']))).toBe('Invalid chain ID, other');
      expect(await refusal(call('qscc', ['GetBlockByNumber', 'mychannel']))).toBe(
        'missing 3rd argument for GetBlockByNumber',
      );
      expect(await refusal(call('qscc', ['Other', 'mychannel', 'x']))).toContain(
        'Unmapped policy for qscc/Other',
      );
    });

    it('refuses outsiders', async () => {
      const by = userOf(channel.outsider);
      expect(await refusal(call('qscc', ['GetChainInfo', 'mychannel'], { by }))).toMatch(
        /^access denied for \[GetChainInfo\]\[mychannel\]: \[Failed evaluating policy/u,
      );
    });
  });

  describe('lscc', () => {
    it('has no chaincodes, and takes none', async () => {
      expect(await payload(call('lscc', ['getchaincodes']))).toHaveLength(0);
      expect(await refusal(call('lscc', ['getid', 'mychannel', 'basic']))).toBe(
        "could not find chaincode with name 'basic'",
      );
      expect(await refusal(call('lscc', ['deploy', 'mychannel', 'spec']))).toBe(
        "Channel 'mychannel' has been migrated to the new lifecycle, LSCC is now read-only",
      );
      expect(await refusal(call('lscc', ['GetCollectionsConfig', 'basic']))).toBe(
        'collections config not defined for chaincode basic',
      );
    });

    it('tells the peer’s own to its administrators only', async () => {
      const by = adminOf(channel.members[0]);
      expect(await payload(call('lscc', ['getinstalledchaincodes'], { by }))).toHaveLength(0);
      expect(await refusal(call('lscc', ['getinstalledchaincodes']))).toContain(
        'access denied for [getinstalledchaincodes]',
      );
    });

    it('refuses what it does not know', async () => {
      expect(await refusal(call('lscc', ['start']))).toBe('invalid function to lscc: start');
      expect(await refusal(call('lscc', ['getid', 'mychannel']))).toBe(
        'invalid number of arguments to lscc: 2',
      );
    });
  });

  it('lets no other chaincode call cscc or qscc', async () => {
    const asking = { invoked: 'basic' };
    expect(await refusal(call('qscc', ['GetChainInfo', 'mychannel'], asking))).toBe(
      'Rejecting invoke of QSCC from another chaincode because of potential for deadlocks, ' +
        "original invocation for 'basic'",
    );
    expect(await refusal(call('cscc', ['GetChannels'], asking))).toBe(
      "Rejecting invoke of CSCC from another chaincode, original invocation for 'basic'",
    );
  });
});
