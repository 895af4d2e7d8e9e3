import { Client, credentials, status } from '@grpc/grpc-js';
import { peer } from '@hyperledger/fabric-protos';
import { testAdministrator } from '../testing/key.js';
import { startStubGateway, type StubGateway } from '../testing/stub-gateway.js';
import { Lifecycle, LifecycleInvalid } from './lifecycle.js';

const DEFINITION = { name: 'trade', version: '1.0', sequence: 1 };
const PACKAGE = `trade_1.0:${'0'.repeat(64)}`;

describe('a transaction of the lifecycle', () => {
  const unknown: string[] = [];
  let stub: StubGateway;
  let client: Client;
  let lifecycle: Lifecycle;

  beforeAll(async () => {
    stub = await startStubGateway();
    client = new Client(stub.address, credentials.createInsecure());
    lifecycle = new Lifecycle({
      client,
      endorser: new peer.EndorserClient(stub.address, credentials.createInsecure()),
      administrator: testAdministrator(),
      certificate: 'certificate',
      channel: 'governance',
      onUnknown: (txId) => unknown.push(txId),
    });
  });
  beforeEach(() => {
    stub.reset();
    unknown.length = 0;
  });
  afterAll(() => {
    lifecycle.close();
    client.close();
    stub.stop();
  });

  const { signal } = new AbortController();
  const CALLS = [
    ['an approval', () => lifecycle.approve(DEFINITION, PACKAGE, signal)],
    ['a commit', () => lifecycle.commit(DEFINITION, { signal })],
  ] as const;

  it.each(CALLS)(
    '%s whose outcome was not seen is settled by its id, and never endorsed anew',
    async (_what, call) => {
      stub.behaviour.submits = [status.UNAVAILABLE];
      stub.behaviour.inBlockAfter = 2;
      await call();
      expect(stub.seen.endorsed).toBe(1);
      expect(stub.seen.submitted).toHaveLength(2);
      expect(new Set(stub.seen.submitted).size).toBe(1);
      expect(unknown.length).toBeGreaterThan(0);
    },
  );

  it.each(CALLS)('%s that is found invalid says so', async (_what, call) => {
    stub.behaviour.validation = peer.TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
    await expect(call()).rejects.toThrow(LifecycleInvalid);
  });
});
