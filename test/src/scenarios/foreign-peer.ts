import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import { common, orderer, type peer } from '@hyperledger/fabric-protos';
import { readConfiguration, withSettings } from '@fabric-governance/operator/configuration';
import { newSigner } from '@fabric-governance/operator/ledger/signer';
import {
  type Administrator,
  newAdministrator,
  signedEnvelope,
} from '@fabric-governance/operator/network/administrator';
import { callPeer } from '@fabric-governance/operator/network/call-peer';
import { connect, type Connections } from '@fabric-governance/operator/network/connections';
import { statusName } from '@fabric-governance/operator/network/delivery';
import {
  type ConnectionProfile,
  parseConnectionProfile,
} from '@fabric-governance/protocol/connection-profile';
import type { Launched } from '@fabric-governance/launch/launch';

/** A peer's two streams of whole blocks. */
export type BlockStream = 'deliver' | 'deliverWithPrivateData';

/** What a stream brought from the first block to the newest. */
export interface Streamed {
  /** With which it ended: `SUCCESS`, `FORBIDDEN`, … */
  readonly status: string;
  readonly blocks: number;
  /** Every private write that came along, as text. */
  readonly privateWrites: string;
}

/** A peer as the administrator of an institution reaches it, of the own or of another: with its own key and TLS certificate, past all gateways. */
export interface ReachedPeer {
  stream(name: BlockStream): Promise<Streamed>;
  /** Serialized common.Block, asked for by its number. */
  block(number: number): Promise<Uint8Array>;
  close(): void;
}

/** Whose peer is reached (`of`), with whose TLS certificate (`as`), and who signs: that institution's administrator if nobody is named. */
export interface Reach {
  readonly of: string;
  readonly as: string;
  readonly by?: Administrator;
}

/** Reaches the peer of a member. */
export function reachPeer(launched: Launched, { of, as, by }: Reach): ReachedPeer {
  const { mspId, channel, certificate, privateKey, connectionProfile } = agentOf(launched, as);
  const theirs = profileAt(agentOf(launched, of).connectionProfile);
  const own = profileAt(connectionProfile).client.tlsCerts;
  const connections = connect({ ...theirs, client: { ...theirs.client, tlsCerts: own } });
  const administrator =
    by ??
    newAdministrator(mspId, readFileSync(certificate, 'utf8'), newSigner(readFileSync(privateKey, 'utf8')));
  return {
    stream: (name) => {
      const { tlsCertificateHash } = connections;
      const content = { type: 'deliver-seek', channel, data: wholeChain(), tlsCertificateHash } as const;
      const request = common.Envelope.deserializeBinary(signedEnvelope(administrator, content));
      return streamed(streamOf(connections, name), request);
    },
    block: (number) =>
      callPeer(connections.endorser, administrator, {
        channel,
        chaincode: 'qscc',
        args: ['GetBlockByNumber', channel, String(number)],
      }),
    close: () => {
      connections.close();
    },
  };
}

function agentOf({ dataDir }: Launched, memberId: string) {
  const settings = join(dataDir, 'institutions', memberId, 'agent', 'settings.json');
  return readConfiguration(withSettings({}, settings));
}

function profileAt(path: string): ConnectionProfile {
  return parseConnectionProfile(readFileSync(path, 'utf8'));
}

type Stream = ClientDuplexStream<common.Envelope, peer.DeliverResponse>;

function streamOf({ deliver }: Connections, name: BlockStream): Stream {
  return name === 'deliver' ? deliver.deliver() : deliver.deliverWithPrivateData();
}

async function streamed(stream: Stream, request: common.Envelope): Promise<Streamed> {
  stream.write(request);
  let blocks = 0;
  let privateWrites = '';
  for await (const answer of stream as AsyncIterable<peer.DeliverResponse>) {
    if (!answer.hasBlock() && !answer.hasBlockAndPrivateData()) {
      stream.cancel();
      return { status: statusName(answer.getStatus()), blocks, privateWrites };
    }
    blocks += 1;
    answer
      .getBlockAndPrivateData()
      ?.getPrivateDataMapMap()
      .forEach((writes) => {
        privateWrites += Buffer.from(writes.serializeBinary()).toString('latin1');
      });
  }
  return { status: 'ENDED', blocks, privateWrites };
}

/** From the first block to the newest. */
function wholeChain(): Uint8Array {
  const start = new orderer.SeekPosition();
  start.setOldest(new orderer.SeekOldest());
  const stop = new orderer.SeekPosition();
  stop.setNewest(new orderer.SeekNewest());
  const seek = new orderer.SeekInfo();
  seek.setStart(start);
  seek.setStop(stop);
  seek.setBehavior(orderer.SeekInfo.SeekBehavior.BLOCK_UNTIL_READY);
  return seek.serializeBinary();
}
