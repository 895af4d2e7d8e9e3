import { peer } from '@hyperledger/fabric-protos';
import { Simulator } from '../ledger/simulator.js';
import { VersionedState } from '../ledger/versioned-state.js';
import type { Identity } from '../msp/identity.js';
import { ChaincodeSession } from './chaincode-session.js';
import { QueryCursors } from './query-cursors.js';
import { admitOnly } from './registration.js';
import type { TransactionContext } from './transaction-context.js';

const { Type } = peer.ChaincodeMessage;

type MessageType = peer.ChaincodeMessage.TypeMap[keyof peer.ChaincodeMessage.TypeMap];

function message(
  type: MessageType,
  payload: Uint8Array = new Uint8Array(),
  txId = 'tx1',
): peer.ChaincodeMessage {
  const result = new peer.ChaincodeMessage();
  result.setType(type);
  result.setChannelId('mychannel');
  result.setTxid(txId);
  result.setPayload(payload);
  return result;
}

function register(name: string): peer.ChaincodeMessage {
  const id = new peer.ChaincodeID();
  id.setName(name);
  return message(Type.REGISTER, id.serializeBinary());
}

function getState(key: string): Uint8Array {
  const request = new peer.GetState();
  request.setKey(key);
  return request.serializeBinary();
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

describe('ChaincodeSession', () => {
  let sent: peer.ChaincodeMessage[];
  let ended: number;

  beforeEach(() => {
    sent = [];
    ended = 0;
  });

  function session(expectedId?: string): ChaincodeSession {
    return new ChaincodeSession(
      {
        send: (outgoing) => {
          sent.push(outgoing);
        },
        onEnd: () => {
          ended++;
        },
      },
      admitOnly(expectedId),
    );
  }

  async function registered(): Promise<ChaincodeSession> {
    const result = session();
    result.receive(register('any:1'));
    await result.registered(100);
    sent = [];
    return result;
  }

  function context(others: Partial<TransactionContext> = {}): TransactionContext {
    const creator: Identity = {
      mspId: 'Org1MSP',
      verify: () => true,
      satisfies: () => true,
    } as Partial<Identity> as Identity;
    return {
      channel: 'mychannel',
      txId: 'tx1',
      namespace: 'basic',
      isInit: false,
      signedProposal: new peer.SignedProposal(),
      creator,
      simulator: new Simulator('tx1', {
        publicState: new VersionedState().view(),
        privateState: new VersionedState().view(),
        hasCollection: () => true,
      }),
      definition: {
        name: 'basic',
        sequence: 1,
        version: '1',
        initRequired: false,
        endorsementPolicy: new Uint8Array(),
        collections: [],
      },
      cursors: new QueryCursors(),
      callChaincode: () => Promise.reject(new Error('not asked')),
      ...others,
    };
  }

  /** Settles when the answers to what was received have been sent. */
  function settled(): Promise<void> {
    return new Promise((resolve) => {
      setImmediate(resolve);
    });
  }

  it('offers batches to a chaincode that registers', async () => {
    session().receive(register('basic:1'));
    expect(sent.map((outgoing) => outgoing.getType())).toEqual([Type.REGISTERED, Type.READY]);
    const offer = peer.ChaincodeAdditionalParams.deserializeBinary(
      sent[1]?.getPayload_asU8() ?? new Uint8Array(),
    );
    expect(offer.toObject()).toEqual({
      useWriteBatch: true,
      maxSizeWriteBatch: 1000,
      useGetMultipleKeys: true,
      maxSizeGetMultipleKeys: 1000,
    });
    await settled();
  });

  it.each([
    ['other:1', 'peer will not accept external chaincode connection other:1 (except in dev mode)'],
    ['', 'error in handling register chaincode, chaincodeID name is empty'],
  ])('refuses a chaincode that registers as "%s"', async (name, reason) => {
    const result = session('basic:1');
    result.receive(register(name));
    await expect(result.registered(100)).rejects.toThrow(reason);
    expect([sent.length, ended]).toEqual([0, 1]);
  });

  it('gives up on a service that does not register', async () => {
    await expect(session().registered(10)).rejects.toThrow('it did not register within 10 ms');
    expect(ended).toBe(1);
  });

  it.each([
    ['before it has registered', false, Type.GET_STATE, 'GET_STATE) while in created state'],
    ['twice', true, Type.REGISTER, 'REGISTER) while in ready state'],
    ['of an unknown type', true, 77 as MessageType, '77) while in ready state'],
  ])('ends at a message %s', async (_when, isRegistered, type, reason) => {
    const result = isRegistered ? await registered() : session();
    const running = isRegistered ? result.execute(new peer.ChaincodeInput(), context(), 1_000) : undefined;
    const outcome = running?.catch(String);
    result.receive(message(type));
    expect(ended).toBe(1);
    if (outcome === undefined) {
      await expect(result.registered(100)).rejects.toThrow(reason);
    } else {
      expect(await outcome).toContain('error sending: chaincode stream terminated');
    }
  });

  it('tells initialisation from other calls', async () => {
    const result = await registered();
    const running = result.execute(new peer.ChaincodeInput(), context({ isInit: true }), 1_000);
    expect(sent[0]?.getType()).toBe(Type.INIT);
    result.receive(message(Type.COMPLETED, Buffer.from('done')));
    expect(text((await running).getPayload_asU8())).toBe('done');
  });

  it('answers requests of running transactions only', async () => {
    const result = await registered();
    result.receive(message(Type.GET_STATE, getState('a')));
    result.receive(message(Type.INVOKE_CHAINCODE));
    await settled();
    expect(sent.map((outgoing) => text(outgoing.getPayload_asU8()))).toEqual([
      'GET_STATE failed: transaction ID: tx1: no ledger context',
      'INVOKE_CHAINCODE failed: transaction ID: tx1: could not get valid transaction',
    ]);
  });

  it('drops a request that comes before the last is answered', async () => {
    const result = await registered();
    let finish: (answer: peer.ChaincodeMessage) => void = () => undefined;
    const inner = new Promise<peer.ChaincodeMessage>((resolve) => {
      finish = resolve;
    });
    const running = result.execute(new peer.ChaincodeInput(), context({ callChaincode: () => inner }), 1_000);
    sent = [];
    result.receive(message(Type.INVOKE_CHAINCODE));
    result.receive(message(Type.GET_STATE, getState('a')));
    await settled();
    expect(sent).toEqual([]);
    finish(message(Type.COMPLETED));
    await settled();
    expect(sent.map((outgoing) => outgoing.getType())).toEqual([Type.RESPONSE]);
    result.receive(message(Type.GET_STATE, getState('a')));
    await settled();
    expect(sent).toHaveLength(2);
    result.receive(message(Type.COMPLETED));
    await running;
  });

  it('keeps transactions apart, and refuses the same one twice', async () => {
    const result = await registered();
    const first = result.execute(new peer.ChaincodeInput(), context(), 1_000);
    const second = result.execute(new peer.ChaincodeInput(), context({ txId: 'tx2' }), 1_000);
    await expect(result.execute(new peer.ChaincodeInput(), context(), 1_000)).rejects.toThrow(
      'error sending: txid: tx1(mychannel) exists',
    );
    result.receive(message(Type.COMPLETED, Buffer.from('second'), 'tx2'));
    result.receive(message(Type.ERROR, Buffer.from('first')));
    expect(text((await second).getPayload_asU8())).toBe('second');
    expect((await first).getType()).toBe(Type.ERROR);
  });

  it('lets no transaction run for ever', async () => {
    const result = await registered();
    await expect(result.execute(new peer.ChaincodeInput(), context(), 10)).rejects.toThrow(
      'error sending: timeout expired while executing transaction',
    );
    result.receive(message(Type.GET_STATE, getState('a')));
    await settled();
    expect(text(sent.at(-1)?.getPayload_asU8() ?? new Uint8Array())).toContain('no ledger context');
  });

  it('keeps initialisation away from private data', async () => {
    const result = await registered();
    const running = result.execute(new peer.ChaincodeInput(), context({ isInit: true }), 1_000);
    const request = new peer.GetState();
    request.setKey('a');
    request.setCollection('shared');
    for (const type of [
      Type.GET_STATE,
      Type.GET_PRIVATE_DATA_HASH,
      Type.PUT_STATE,
      Type.PURGE_PRIVATE_DATA,
    ]) {
      sent = [];
      const put = new peer.PutState();
      put.setCollection('shared');
      result.receive(
        message(type, type === Type.PUT_STATE ? put.serializeBinary() : request.serializeBinary()),
      );
      await settled();
      expect(text(sent[0]?.getPayload_asU8() ?? new Uint8Array())).toContain(
        'private data APIs are not allowed in chaincode Init()',
      );
    }
    result.receive(message(Type.COMPLETED));
    await running;
  });
});
