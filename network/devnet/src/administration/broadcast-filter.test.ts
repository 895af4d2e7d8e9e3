import { buildEnvelope, buildPayload } from '@fabric-governance/protocol/envelope';
import { common } from '@hyperledger/fabric-protos';
import { ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { BatchSize } from '@hyperledger/fabric-protos/lib/orderer/configuration_pb.js';
import { setValue } from '@fabric-governance/protocol/config/group-builder';
import type { Signer } from '../crypto/signer.js';
import { type BroadcastRefusal, checkBroadcast, openBroadcast } from './broadcast-filter.js';
import {
  adminOf,
  configurationAfter,
  nodeOf,
  type TestChannel,
  testChannel,
  userOf,
} from './test-channel.fixture.js';

const DECADE_AND_A_YEAR_MS = 11 * 365 * 24 * 60 * 60 * 1000;

describe('checkBroadcast', () => {
  let channel: TestChannel;
  beforeAll(async () => {
    channel = await testChannel();
  });
  afterAll(() => {
    channel.remove();
  });

  function envelopeOf({ identity, sign }: Signer, data = new Uint8Array(10)): Uint8Array {
    const payload = buildPayload({
      type: 'endorser',
      channel: channel.name,
      txId: 'x',
      creator: identity,
      nonce: new Uint8Array(24),
      timestamp: { seconds: 1, nanos: 0 },
      data,
    });
    return buildEnvelope(payload, sign(payload));
  }

  function refusal(
    envelope: Uint8Array,
    now = Date.now(),
    configuration = channel.configuration,
  ): Pick<BroadcastRefusal, 'status' | 'message'> | undefined {
    try {
      checkBroadcast(openBroadcast(envelope), configuration, now);
      return undefined;
    } catch (error) {
      const { status, message } = error as BroadcastRefusal;
      return { status, message };
    }
  }

  it('lets clients and administrators of members write', () => {
    expect(refusal(envelopeOf(userOf(channel.members[0])))).toBeUndefined();
    expect(refusal(envelopeOf(adminOf(channel.members[1])))).toBeUndefined();
    expect(refusal(envelopeOf(nodeOf(channel.orderer)))).toBeUndefined();
  });

  it('lets neither outsiders nor peers write, nor anyone with a signature that does not hold', () => {
    const expected = {
      status: 'FORBIDDEN',
      message:
        'implicit policy evaluation failed - 0 sub-policies were satisfied, but this policy requires 1 of the ' +
        "'Writers' sub-policies to be satisfied: permission denied",
    };
    expect(refusal(envelopeOf(userOf(channel.outsider)))).toEqual(expected);
    expect(refusal(envelopeOf(nodeOf(channel.members[0])))).toEqual(expected);
    const [org1, org2] = channel.members;
    expect(refusal(envelopeOf({ ...userOf(org1), sign: userOf(org2).sign }))).toEqual(expected);
  });

  it('refuses an expired sender', () => {
    expect(refusal(envelopeOf(userOf(channel.members[0])), Date.now() + DECADE_AND_A_YEAR_MS)).toEqual({
      status: 'BAD_REQUEST',
      message: 'broadcast client identity expired',
    });
  });

  it('refuses what is empty or unreadable', () => {
    expect(refusal(new Uint8Array())?.status).toBe('BAD_REQUEST');
    expect(refusal(new Uint8Array([1, 2]))?.status).toBe('BAD_REQUEST');
  });

  it('refuses what is larger than the configuration allows', async () => {
    const size = new BatchSize();
    size.setMaxMessageCount(10);
    size.setAbsoluteMaxBytes(2000);
    size.setPreferredMaxBytes(1000);
    const small = await configurationAfter(channel, (config) => {
      const orderer = config.getChannelGroup()?.getGroupsMap().get('Orderer');
      setValue(orderer ?? new ConfigGroup(), 'BatchSize', size);
    });
    const sender = userOf(channel.members[0]);
    expect(refusal(envelopeOf(sender), Date.now(), small)).toBeUndefined();
    expect(refusal(envelopeOf(sender, new Uint8Array(2000)), Date.now(), small)?.message).toMatch(
      /^message payload is \d+ bytes and exceeds maximum allowed 2000 bytes$/u,
    );
  });
});

describe('openBroadcast', () => {
  it.each([
    ['header', new common.Payload()],
    ['channel header', payloadWith(new common.Header())],
  ])('says which %s is missing', (what, payload) => {
    const envelope = new common.Envelope();
    envelope.setPayload(payload.serializeBinary());
    expect(() => openBroadcast(envelope.serializeBinary())).toThrow(
      `could not determine channel ID: ${what} not set`,
    );
  });

  it('refuses what it cannot read', () => {
    expect(() => openBroadcast(Uint8Array.of(0xff))).toThrow('could not determine channel ID: ');
  });
});

function payloadWith(header: common.Header): common.Payload {
  const payload = new common.Payload();
  payload.setHeader(header);
  return payload;
}
