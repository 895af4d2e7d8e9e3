import {
  Shim,
  type ChaincodeInterface,
  type ChaincodeResponse,
  type ChaincodeServerOpts,
  type ChaincodeStub,
  type Iterators,
} from 'fabric-shim';

type Step = (stub: ChaincodeStub, args: readonly string[]) => Promise<string>;

/** Each function does one thing that Fabric's chaincode interface offers, so that its read and write set can be compared. */
const STEPS: Readonly<Record<string, Step>> = {
  put: async (stub, [key = '', value = '']) => done(stub.putState(key, Buffer.from(value))),
  putMany: async (stub, [prefix = '', count = '0']) => {
    for (let index = 0; index < Number(count); index += 1) {
      await stub.putState(`${prefix}${String(index).padStart(4, '0')}`, Buffer.from(String(index)));
    }
    return 'done';
  },
  get: async (stub, [key = '']) => Buffer.from(await stub.getState(key)).toString(),
  del: async (stub, [key = '']) => done(stub.deleteState(key)),
  increment: async (stub, [key = '']) => {
    const next = Number(Buffer.from(await stub.getState(key)).toString()) + 1;
    await stub.putState(key, Buffer.from(String(next)));
    return String(next);
  },
  writeThenRead: async (stub, [key = '', value = '']) => {
    await stub.putState(key, Buffer.from(value));
    return Buffer.from(await stub.getState(key)).toString();
  },
  range: async (stub, [start = '', end = '']) => listOf(await stub.getStateByRange(start, end)),
  countRange: async (stub, [start = '', end = '', target = '']) => {
    const found = await keysOf(await stub.getStateByRange(start, end));
    await stub.putState(target, Buffer.from(String(found.length)));
    return String(found.length);
  },
  page: async (stub, [start = '', end = '', size = '1', bookmark = '']) => {
    const { iterator, metadata } = await stub.getStateByRangeWithPagination(
      start,
      end,
      Number(size),
      bookmark,
    );
    return `${await listOf(iterator)} ${JSON.stringify(metadata)}`;
  },
  composite: async (stub, [type = '', ...attributes]) => {
    const key = stub.createCompositeKey(type, [...attributes]);
    await stub.putState(key, Buffer.from(attributes.join('+')));
    return listOf(await stub.getStateByPartialCompositeKey(type, attributes.slice(0, 1)));
  },
  history: async (stub, [key = '']) => {
    const found: string[] = [];
    const iterator = await stub.getHistoryForKey(key);
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      const { txId, isDelete, value } = next.value;
      found.push(`${txId} ${String(isDelete)} ${Buffer.from(value).toString()}`);
    }
    await iterator.close();
    return found.join('\n');
  },
  rich: async (stub, [query = '']) => listOf(await stub.getQueryResult(query)),
  event: async (stub, [name = '', text = '']) => {
    stub.setEvent(name, Buffer.from(text));
    await stub.putState('event', Buffer.from(name));
    return 'done';
  },
  keyPolicy: async (stub, [key = '', policy = '']) => {
    await stub.setStateValidationParameter(key, Buffer.from(policy, 'hex'));
    return 'done';
  },
  readKeyPolicy: async (stub, [key = '']) => hexText(await stub.getStateValidationParameter(key)),
  putPrivate: async (stub, [collection = '', key = '']) => {
    const value = stub.getTransient().get('value') ?? new Uint8Array();
    await stub.putPrivateData(collection, key, value);
    return 'done';
  },
  getPrivate: async (stub, [collection = '', key = '']) =>
    Buffer.from(await stub.getPrivateData(collection, key)).toString(),
  hashPrivate: async (stub, [collection = '', key = '']) =>
    Buffer.from(await stub.getPrivateDataHash(collection, key)).toString('hex'),
  delPrivate: async (stub, [collection = '', key = '']) => done(stub.deletePrivateData(collection, key)),
  purgePrivate: async (stub, [collection = '', key = '']) => done(stub.purgePrivateData(collection, key)),
  rangePrivate: async (stub, [collection = '', start = '', end = '']) =>
    listOf(await stub.getPrivateDataByRange(collection, start, end)),
  call: async (stub, [chaincode = '', channel = '', ...args]) => {
    const { status, message, payload } = await stub.invokeChaincode(chaincode, args, channel);
    return `${status} ${message} ${hexText(payload)}`;
  },
  fail: (_stub, [message = '']) => Promise.reject(new Error(message)),
  who: (stub) => Promise.resolve(`${stub.getChannelID()} ${stub.getTxID()} ${stub.getCreator().mspid}`),
  when: (stub) => {
    const { seconds, nanos } = stub.getTxTimestamp();
    return Promise.resolve(`${String(seconds)} ${String(nanos)}`);
  },
};

function hexText(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? new Uint8Array()).toString('hex');
}

async function done(work: Promise<unknown>): Promise<string> {
  await work;
  return 'done';
}

async function keysOf(iterator: Iterators.StateQueryIterator): Promise<string[]> {
  const found: string[] = [];
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) found.push(next.value.key);
  await iterator.close();
  return found;
}

async function listOf(iterator: Iterators.StateQueryIterator): Promise<string> {
  const found: string[] = [];
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    found.push(`${next.value.key}=${Buffer.from(next.value.value).toString()}`);
  }
  await iterator.close();
  return found.join(',');
}

class ProbeChaincode implements ChaincodeInterface {
  Init(stub: ChaincodeStub): Promise<ChaincodeResponse> {
    return this.Invoke(stub);
  }

  async Invoke(stub: ChaincodeStub): Promise<ChaincodeResponse> {
    const { fcn, params } = stub.getFunctionAndParameters();
    if (fcn === 'status') {
      const [status = '0', message = ''] = params;
      return { status: Number(status), message, payload: new Uint8Array() };
    }
    const step = STEPS[fcn];
    if (step === undefined) return Shim.error(`no function ${fcn}`);
    try {
      return Shim.success(Buffer.from(await step(stub, params)));
    } catch (error) {
      // As the contract API of Fabric does for a chaincode that throws.
      return Shim.error(error instanceof Error ? error.message : String(error));
    }
  }
}

// Run by itself: node probe-chaincode.js HOST:PORT PACKAGE_ID. Tells a parent over IPC when it listens.
const [address = '', ccid = ''] = process.argv.slice(2);
// The shim's types want TLS material; its code, and Fabric's own guide, leave it out for a service beside its peer.
const server = Shim.server(new ProbeChaincode(), { ccid, address } as ChaincodeServerOpts);
server.start().then(
  () => process.send?.('listening'),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
