import { credentials } from '@grpc/grpc-js';
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ownPeer, parseConnectionProfile } from '@fabric-governance/protocol/connection-profile';
import { serializeIdentity } from '@fabric-governance/protocol/identity';
import { encodeSignaturePolicy } from '@fabric-governance/protocol/policy-encoding';
import { parseSignaturePolicy } from '@fabric-governance/protocol/policy-text';
import { common, discovery, gossip, peer } from '@hyperledger/fabric-protos';
import { signLowS } from '../crypto/low-s-signature.js';
import { startChaincode, type ChaincodeService } from '../fixtures/chaincode-service.fixture.js';
import { testChaincode, testOptions } from '../fixtures/options.fixture.js';
import { startDevnet, type Devnet } from '../start.js';

jest.setTimeout(30_000);

const EITHER = "OR('Org1MSP.peer','Org2MSP.peer')";
const collection = (name: string, members: string, endorsementPolicy?: string): unknown => ({
  name,
  policy: members,
  ...(endorsementPolicy !== undefined && { endorsementPolicy: { signaturePolicy: endorsementPolicy } }),
});

describe('discovery', () => {
  let service: ChaincodeService;
  let devnet: Devnet;

  beforeAll(async () => {
    service = await startChaincode();
    const collections = [
      collection('pair', "OR('Org1MSP.member','Org2MSP.member')"),
      collection('mine', "OR('Org1MSP.member')", "OR('Org1MSP.peer')"),
    ];
    const one = testChaincode(service.address, { name: 'some', endorsementPolicy: EITHER });
    const absent = { ...one, addresses: { Org2MSP: service.address } };
    const chaincodes = [testChaincode(service.address, { collections }), absent];
    devnet = await startDevnet(testOptions(chaincodes));
  });
  afterAll(async () => {
    await devnet.stop();
    await service.kill();
  });

  async function ask(query: discovery.Query, who: 'user' | 'admin' = 'user'): Promise<discovery.QueryResult> {
    const organization = devnet.organizations['Org1MSP'];
    if (organization === undefined) {
      throw new Error('no Org1MSP');
    }
    const authentication = new discovery.AuthInfo();
    const certificate = readFileSync(organization[`${who}CertPath`], 'utf8');
    authentication.setClientIdentity(serializeIdentity('Org1MSP', certificate));
    const request = new discovery.Request();
    request.setAuthentication(authentication);
    request.addQueries(query);
    const signed = new discovery.SignedRequest();
    signed.setPayload(request.serializeBinary());
    const key = createPrivateKey(readFileSync(organization[`${who}KeyPath`]));
    signed.setSignature(signLowS(key, request.serializeBinary()));
    const place = ownPeer(parseConnectionProfile(readFileSync(organization.connectionProfilePath, 'utf8')));
    const roots = credentials.createSsl(Buffer.from(place.tlsRootsPem));
    const client = new discovery.DiscoveryClient(place.address, roots, {
      ...(place.tlsServerName !== undefined && { 'grpc.ssl_target_name_override': place.tlsServerName }),
    });
    try {
      return await new Promise((resolve, reject) => {
        client.discover(signed, (error, answer) => {
          const [result] = answer?.getResultsList() ?? [];
          if (result === undefined) {
            reject(error ?? new Error('no answer'));
          } else {
            resolve(result);
          }
        });
      });
    } finally {
      client.close();
    }
  }

  function call(
    name: string,
    fill: (message: peer.ChaincodeCall) => unknown = () => undefined,
  ): peer.ChaincodeCall {
    const message = new peer.ChaincodeCall();
    message.setName(name);
    fill(message);
    return message;
  }

  function chaincodeQuery(...calls: peer.ChaincodeCall[]): discovery.Query {
    const interest = new peer.ChaincodeInterest();
    interest.setChaincodesList(calls);
    const content = new discovery.ChaincodeQuery();
    content.addInterests(interest);
    const query = new discovery.Query();
    query.setChannel('mychannel');
    query.setCcQuery(content);
    return query;
  }

  /** Organisations of each sufficient combination; or the refusal. */
  async function layouts(...calls: peer.ChaincodeCall[]): Promise<string[][] | string> {
    const result = await ask(chaincodeQuery(...calls));
    const [descriptor] = result.getCcQueryRes()?.getContentList() ?? [];
    if (descriptor === undefined) {
      return result.getError()?.getContent() ?? '';
    }
    const groups = descriptor.getEndorsersByGroupsMap();
    const organisationOf = (group: string): string => {
      const [member] = groups.get(group)?.getPeersList() ?? [];
      return /Org\dMSP/u.exec(Buffer.from(member?.getIdentity_asU8() ?? []).toString('latin1'))?.[0] ?? '';
    };
    return descriptor.getLayoutsList().map((layout) => {
      const names: string[] = [];
      layout.getQuantitiesByGroupMap().forEach((_quantity, group) => names.push(organisationOf(group)));
      return names.sort();
    });
  }

  it('combines a majority', async () => {
    expect(await layouts(call('test'))).toEqual([
      ['Org1MSP', 'Org2MSP'],
      ['Org1MSP', 'Org3MSP'],
      ['Org2MSP', 'Org3MSP'],
    ]);
  });

  it('leaves out who lacks a chaincode, and who may not read a collection', async () => {
    expect(await layouts(call('some'))).toEqual([['Org2MSP']]);
    const pair = (message: peer.ChaincodeCall): unknown => message.addCollectionNames('pair');
    expect(await layouts(call('test', pair))).toEqual([['Org1MSP', 'Org2MSP']]);
  });

  it('judges a collection by its own policy', async () => {
    const mine = (message: peer.ChaincodeCall): unknown => message.addCollectionNames('mine');
    expect(await layouts(call('test', mine))).toEqual([['Org1MSP']]);
    const implicit = (message: peer.ChaincodeCall): unknown =>
      message.addCollectionNames('_implicit_org_Org3MSP');
    expect(await layouts(call('test', implicit))).toEqual([['Org3MSP']]);
  });

  it('takes policies of keys into account, beside the chaincode’s or in its place', async () => {
    const policy = common.SignaturePolicyEnvelope.deserializeBinary(
      encodeSignaturePolicy(parseSignaturePolicy("AND('Org3MSP.peer')")),
    );
    const beside = call('test', (message) => message.addKeyPolicies(policy));
    expect(await layouts(beside)).toEqual([
      ['Org1MSP', 'Org3MSP'],
      ['Org2MSP', 'Org3MSP'],
    ]);
    const alone = call('test', (message) => {
      message.addKeyPolicies(policy);
      message.setDisregardNamespacePolicy(true);
    });
    expect(await layouts(alone)).toEqual([['Org3MSP']]);
  });

  it('refuses in Fabric’s words', async () => {
    expect(await layouts(call('nobody'))).toBe(
      'failed constructing descriptor for chaincodes:<name:"nobody" > ',
    );
    expect(await layouts()).toBe('chaincode interest must contain at least one chaincode');
    const elsewhere = chaincodeQuery(call('test'));
    elsewhere.setChannel('elsewhere');
    expect((await ask(elsewhere)).getError()?.getContent()).toBe('access denied');
  });

  it('tells a channel’s peers with what they run, or only those that can serve an interest', async () => {
    const query = new discovery.Query();
    query.setChannel('mychannel');
    query.setPeerQuery(new discovery.PeerMembershipQuery());
    const all = (await ask(query)).getMembers()?.getPeersByOrgMap();
    expect(chaincodesOf(all?.get('Org2MSP')?.getPeersList()[0])).toEqual([
      'some 1',
      'test 1',
      '_lifecycle 1',
    ]);
    const filter = new peer.ChaincodeInterest();
    filter.addChaincodes(call('some'));
    query.getPeerQuery()?.setFilter(filter);
    const able = (await ask(query)).getMembers()?.getPeersByOrgMap();
    expect(able?.get('Org1MSP')?.getPeersList()).toHaveLength(0);
    expect(able?.get('Org2MSP')?.getPeersList()).toHaveLength(1);
  });

  it('tells all the peers it knows to administrators only', async () => {
    const query = new discovery.Query();
    query.setLocalPeers(new discovery.LocalPeerQuery());
    expect((await ask(query)).getError()?.getContent()).toBe('access denied');
    const members = (await ask(query, 'admin')).getMembers()?.getPeersByOrgMap();
    expect(members?.getLength()).toBe(3);
  });
});

/** Name and version of what a peer says it runs. */
function chaincodesOf(member: discovery.Peer | undefined): string[] {
  const payload = member?.getStateInfo()?.getPayload_asU8() ?? new Uint8Array();
  const state = gossip.GossipMessage.deserializeBinary(payload).getStateInfo() ?? new gossip.StateInfo();
  const chaincodes = state.getProperties()?.getChaincodesList() ?? [];
  return chaincodes.map((chaincode) => `${chaincode.getName()} ${chaincode.getVersion()}`);
}
