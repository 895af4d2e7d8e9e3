import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPrivateKey } from 'node:crypto';
import { credentials, status, type ServiceError } from '@grpc/grpc-js';
import { decodeBlock, headerHash } from '@fabric-governance/protocol/block';
import { buildEnvelope, buildPayload } from '@fabric-governance/protocol/envelope';
import { serializeIdentity } from '@fabric-governance/protocol/identity';
import { wireTimeOf } from '@fabric-governance/protocol/timestamp';
import { common, discovery, orderer, peer } from '@hyperledger/fabric-protos';
import { signLowS } from '../crypto/low-s-signature.js';
import { randomNonce } from '../crypto/signer.js';
import { testChaincode, testOptions } from '../fixtures/options.fixture.js';
import { startDevnet, type Devnet } from '../start.js';

jest.setTimeout(30_000);

const CHAINCODE_ADDRESS = '127.0.0.1:1'; // Nothing listens there, and nothing here calls it.

describe('the services of a devnet', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'devnet-services-'));
  let devnet: Devnet;

  beforeAll(async () => {
    devnet = await startDevnet(testOptions([testChaincode(CHAINCODE_ADDRESS)], { dataDir }));
  });

  afterAll(async () => {
    await devnet.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  function user(): { identity: Uint8Array; sign: (message: Uint8Array) => Uint8Array } {
    const organization = devnet.organizations['Org1MSP'];
    const key = createPrivateKey(readFileSync(organization?.userKeyPath ?? ''));
    return {
      identity: serializeIdentity('Org1MSP', readFileSync(organization?.userCertPath ?? '', 'utf8')),
      sign: (message) => signLowS(key, message),
    };
  }

  function envelope(type: 'deliver-seek' | 'endorser', data: Uint8Array, time = Date.now()): common.Envelope {
    const { identity, sign } = user();
    const payload = buildPayload({
      type,
      channel: 'mychannel',
      txId: '',
      creator: identity,
      nonce: randomNonce(),
      timestamp: wireTimeOf(time),
      data,
    });
    return common.Envelope.deserializeBinary(buildEnvelope(payload, sign(payload)));
  }

  function seek(start: number, stop: number): Uint8Array {
    const position = (number: number): orderer.SeekPosition => {
      const specified = new orderer.SeekSpecified();
      specified.setNumber(number);
      const message = new orderer.SeekPosition();
      message.setSpecified(specified);
      return message;
    };
    const info = new orderer.SeekInfo();
    info.setStart(position(start));
    info.setStop(position(stop));
    info.setBehavior(orderer.SeekInfo.SeekBehavior.FAIL_IF_NOT_READY);
    return info.serializeBinary();
  }

  function ordererClient(): orderer.AtomicBroadcastClient {
    const roots = readFileSync(devnet.orderer.tlsCaPath);
    return new orderer.AtomicBroadcastClient(devnet.orderer.address, credentials.createSsl(roots));
  }

  function peerTls(): { address: string; roots: Buffer } {
    const { peerAddress, userCertPath } = devnet.organizations['Org1MSP'] ?? {
      peerAddress: '',
      userCertPath: '',
    };
    return { address: peerAddress, roots: readFileSync(join(userCertPath, '../../../tls/ca.crt')) };
  }

  /** Sends one envelope, says that there is no more, and gathers answers until the server ends the call. */
  async function exchange<Response>(
    call: {
      write(message: common.Envelope): boolean;
      end(): unknown;
      on(event: 'data', listener: (response: Response) => void): unknown;
      on(event: 'status', listener: (ended: { code: status }) => void): unknown;
      on(event: 'error', listener: (error: ServiceError) => void): unknown;
    },
    message: common.Envelope,
  ): Promise<Response[]> {
    const responses: Response[] = [];
    const ended = new Promise<status>((resolve, reject) => {
      call.on('data', (response) => responses.push(response));
      call.on('status', ({ code }) => {
        resolve(code);
      });
      call.on('error', reject);
    });
    call.write(message);
    call.end();
    expect(await ended).toBe(status.OK);
    return responses;
  }

  it('delivers an orderer’s blocks, unvalidated, and then a status', async () => {
    const client = ordererClient();
    const responses = await exchange<orderer.DeliverResponse>(
      client.deliver(),
      envelope('deliver-seek', seek(0, 1)),
    );
    client.close();
    const blocks = responses
      .slice(0, 2)
      .map((response) => response.getBlock()?.serializeBinary() ?? new Uint8Array());
    const [first, second] = blocks.map((bytes) => decodeBlock(bytes));
    expect(second?.previousHash).toEqual(first && headerHash(first));
    expect(second?.commitHash).toBeUndefined();
    expect(responses.at(-1)?.getStatus()).toBe(common.Status.SUCCESS);
  });

  it.each([
    ['blocks beyond the end', () => envelope('deliver-seek', seek(90, 91)), common.Status.NOT_FOUND],
    ['a start after the stop', () => envelope('deliver-seek', seek(1, 0)), common.Status.BAD_REQUEST],
    [
      'a clock an hour off',
      () => envelope('deliver-seek', seek(0, 0), Date.now() - 3_600_000),
      common.Status.BAD_REQUEST,
    ],
    [
      'a signature of something else',
      () => {
        const message = envelope('deliver-seek', seek(0, 0));
        message.setSignature(user().sign(Buffer.from('something else')));
        return message;
      },
      common.Status.FORBIDDEN,
    ],
  ])('answers a request for %s with a status', async (_name, message, expected) => {
    const { address, roots } = peerTls();
    const client = new peer.DeliverClient(address, credentials.createSsl(roots));
    const responses = await exchange<peer.DeliverResponse>(client.deliver(), message());
    client.close();
    expect(responses.map((response) => response.getStatus())).toEqual([expected]);
  });

  it('orders what a writer signs, whatever it is, and marks it in the block', async () => {
    const client = ordererClient();
    const responses = await exchange<orderer.BroadcastResponse>(
      client.broadcast(),
      envelope('endorser', Buffer.from('no transaction')),
    );
    client.close();
    expect(responses.map((response) => response.getStatus())).toEqual([common.Status.SUCCESS]);
  });

  it('refuses to order what nobody of the channel signed', async () => {
    const client = ordererClient();
    const message = envelope('endorser', Buffer.from('x'));
    message.setSignature(user().sign(Buffer.from('y')));
    const [response] = await exchange<orderer.BroadcastResponse>(client.broadcast(), message);
    client.close();
    expect(response?.getStatus()).toBe(common.Status.FORBIDDEN);
    expect(response?.getInfo()).toContain('permission denied');
  });

  it('tells older clients where peers and orderers are and who must endorse', async () => {
    const { identity, sign } = user();
    const call = new peer.ChaincodeCall();
    call.setName('test');
    const interest = new peer.ChaincodeInterest();
    interest.addChaincodes(call);
    const chaincodes = new discovery.ChaincodeQuery();
    chaincodes.addInterests(interest);
    const chaincodeQuery = new discovery.Query();
    chaincodeQuery.setChannel('mychannel');
    chaincodeQuery.setCcQuery(chaincodes);
    const configQuery = new discovery.Query();
    configQuery.setChannel('mychannel');
    configQuery.setConfigQuery(new discovery.ConfigQuery());
    const authentication = new discovery.AuthInfo();
    authentication.setClientIdentity(identity);
    const request = new discovery.Request();
    request.setAuthentication(authentication);
    request.setQueriesList([configQuery, chaincodeQuery]);
    const signed = new discovery.SignedRequest();
    signed.setPayload(request.serializeBinary());
    signed.setSignature(sign(request.serializeBinary()));

    const { address, roots } = peerTls();
    const client = new discovery.DiscoveryClient(address, credentials.createSsl(roots));
    const response = await new Promise<discovery.Response>((resolve, reject) => {
      client.discover(signed, (error, answer) => {
        if (answer === undefined) {
          reject(error ?? new Error('no answer'));
        } else {
          resolve(answer);
        }
      });
    });
    client.close();
    const [config, descriptors] = response.getResultsList();
    expect(config?.getConfigResult()?.getMspsMap().getLength()).toBe(4);
    const [descriptor] = descriptors?.getCcQueryRes()?.getContentList() ?? [];
    // Three organisations, of which any two are a majority.
    expect(
      descriptor?.getLayoutsList().map((layout) => layout.getQuantitiesByGroupMap().getLength()),
    ).toEqual([2, 2, 2]);
  });
});
