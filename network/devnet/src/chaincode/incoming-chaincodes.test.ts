import { peer } from '@hyperledger/fabric-protos';
import { ChaincodeSession } from './chaincode-session.js';
import { IncomingChaincodes } from './incoming-chaincodes.js';

describe('IncomingChaincodes', () => {
  const refused: string[] = [];
  let incoming: IncomingChaincodes;

  beforeEach(() => {
    refused.length = 0;
    incoming = new IncomingChaincodes({
      expected: jest.fn(),
      registered: jest.fn(),
      refused: (reason) => refused.push(reason),
    });
    incoming.expect('basic:1.0');
  });

  function come(id: string): ChaincodeSession {
    const session: ChaincodeSession = new ChaincodeSession(
      {
        send: jest.fn(),
        onEnd: () => {
          incoming.gone(session);
        },
      },
      (registered) => incoming.register(registered, session),
    );
    const payload = new peer.ChaincodeID();
    payload.setName(id);
    const message = new peer.ChaincodeMessage();
    message.setType(peer.ChaincodeMessage.Type.REGISTER);
    message.setPayload(payload.serializeBinary());
    session.receive(message);
    return session;
  }

  it('awaits a chaincode, for a while', async () => {
    const awaited = incoming.session('basic:1.0', 5_000);
    const session = come('basic:1.0');
    expect(await awaited).toBe(session);
    expect(await incoming.session('other:1.0', 10)).toBeUndefined();
  });

  it('forgets a chaincode that has gone', async () => {
    come('basic:1.0').end('gone');
    expect(await incoming.session('basic:1.0', 10)).toBeUndefined();
    const next = come('basic:1.0');
    expect(await incoming.session('basic:1.0', 10)).toBe(next);
  });

  it('takes one of each id, and none that nobody has asked for', async () => {
    const first = come('basic:1.0');
    await expect(come('basic:1.0').registered(10)).rejects.toThrow('duplicate chaincodeID: basic:1.0');
    await expect(come('error').registered(10)).rejects.toThrow(
      'peer will not accept external chaincode connection error (except in dev mode)',
    );
    expect(refused).toHaveLength(2);
    expect(await incoming.session('basic:1.0', 10)).toBe(first);
  });

  it('lets nobody stay when it closes', async () => {
    come('basic:1.0');
    incoming.close();
    expect(await incoming.session('basic:1.0', 10)).toBeUndefined();
  });
});
