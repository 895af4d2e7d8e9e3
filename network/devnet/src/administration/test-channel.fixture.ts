import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleBlock } from '@fabric-governance/protocol/block-assembly';
import { computeConfigUpdate } from '@fabric-governance/protocol/config/config-update';
import {
  configSignature,
  type DetachedSignature,
  signedConfigUpdateEnvelope,
} from '@fabric-governance/protocol/config/config-signature';
import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { ensureOrganisation, type Organisation } from '../crypto/organisation.js';
import { randomNonce, type Signer, signerOf } from '../crypto/signer.js';
import { ChannelConfiguration } from './channel-config.js';
import { configTransaction, type ConfigTransactionOptions } from './config-transaction.js';
import { makeGenesis } from './genesis.js';

/** A channel with three organisations, and a fourth that is not on it. */
export interface TestChannel {
  readonly name: string;
  readonly orderer: Organisation;
  readonly members: readonly [Organisation, Organisation, Organisation];
  readonly outsider: Organisation;
  readonly genesis: Uint8Array;
  readonly configuration: ChannelConfiguration;
  remove(): void;
}

/** Makes a channel in a temporary folder. */
export async function testChannel(): Promise<TestChannel> {
  const name = 'mychannel';
  const dir = mkdtempSync(join(tmpdir(), 'channel-'));
  const peerOrganisation = (number: number): Promise<Organisation> =>
    ensureOrganisation(
      { kind: 'peer', name: `Org${number}`, mspId: `Org${number}MSP`, domain: `org${number}.example.com` },
      dir,
    );
  const orderer = await ensureOrganisation(
    { kind: 'orderer', name: 'Orderer', mspId: 'OrdererMSP', domain: 'example.com' },
    dir,
  );
  const members = [await peerOrganisation(1), await peerOrganisation(2), await peerOrganisation(3)] as const;
  const genesis = makeGenesis({
    channel: name,
    timestamp: { seconds: 1_700_000_000, nanos: 0 },
    orderer: { organisation: orderer, host: 'localhost', port: 7050 },
    organisations: members.map((organisation, index) => ({
      organisation,
      host: 'localhost',
      port: 7051 + index,
    })),
    batchTimeoutMs: 10,
  });
  return {
    name,
    orderer,
    members: [...members],
    outsider: await peerOrganisation(4),
    genesis,
    configuration: ChannelConfiguration.fromConfigBlock(genesis),
    remove: () => {
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The administrator of an organisation. */
export function adminOf({ mspId, admin }: Organisation): Signer {
  return signerOf(mspId, admin.identity);
}

/** The user of an organisation. */
export function userOf({ mspId, user }: Organisation): Signer {
  return signerOf(mspId, user.identity);
}

/** The peer, or orderer, of an organisation. */
export function nodeOf({ mspId, node }: Organisation): Signer {
  return signerOf(mspId, node.identity);
}

/** A CONFIG_UPDATE envelope that makes the change, approved by the signers and sent by the first. */
export async function updateEnvelope(
  configuration: ChannelConfiguration,
  change: (config: Config) => void,
  signers: readonly [Signer, ...Signer[]],
): Promise<Uint8Array> {
  const updated = configuration.config.clone();
  change(updated);
  const configUpdate = computeConfigUpdate(configuration.channelId, configuration.config, updated);
  const signatures: DetachedSignature[] = [];
  for (const { identity, sign } of signers) {
    signatures.push(await configSignature(configUpdate, { creator: identity, nonce: randomNonce(), sign }));
  }
  return signedConfigUpdateEnvelope({
    channel: configuration.channelId,
    configUpdate,
    signatures,
    creator: signers[0].identity,
    nonce: randomNonce(),
    timestamp: { seconds: 1_700_000_001, nanos: 0 },
    sign: signers[0].sign,
  });
}

/** The channel's configuration after a change that all its administrators approve. */
export async function configurationAfter(
  { configuration, members, orderer, name }: TestChannel,
  change: (config: Config) => void,
): Promise<ChannelConfiguration> {
  const envelope = await updateEnvelope(configuration, change, [
    adminOf(orderer),
    ...members.map((member) => adminOf(member)),
  ]);
  return ChannelConfiguration.fromConfigBlock(
    configBlock({
      channel: name,
      configEnvelope: configuration.proposeUpdate(envelope),
      orderer: nodeOf(orderer),
      timestamp: { seconds: 1, nanos: 0 },
    }),
  );
}

/** A block 1 that holds an accepted update. */
export function configBlock(options: ConfigTransactionOptions): Uint8Array {
  return assembleBlock({
    number: 1n,
    previousHash: new Uint8Array(32),
    envelopes: [configTransaction(options)],
    lastConfig: 1n,
  });
}
