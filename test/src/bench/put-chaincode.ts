import {
  Shim,
  type ChaincodeInterface,
  type ChaincodeResponse,
  type ChaincodeServerOpts,
  type ChaincodeStub,
} from 'fabric-shim';

/** The barest chaincode that writes: `put KEY VALUE`, without reading anything; `get KEY`. */
class PutChaincode implements ChaincodeInterface {
  Init(): Promise<ChaincodeResponse> {
    return Promise.resolve(Shim.success());
  }

  async Invoke(stub: ChaincodeStub): Promise<ChaincodeResponse> {
    const { fcn, params } = stub.getFunctionAndParameters();
    const [key = '', value = ''] = params;
    if (fcn === 'get') {
      return Shim.success(await stub.getState(key));
    }
    if (fcn === 'put') {
      await stub.putState(key, Buffer.from(value));
      return Shim.success();
    }
    return Shim.error(`no function ${fcn}`);
  }
}

// Run by itself: node put-chaincode.js HOST:PORT PACKAGE_ID. Tells a parent over IPC when it listens.
const [address = '', ccid = ''] = process.argv.slice(2);
// The shim's types want TLS material; its code, and Fabric's own guide, leave it out for a service beside its peer.
const server = Shim.server(new PutChaincode(), { ccid, address } as ChaincodeServerOpts);
server.start().then(
  () => process.send?.('listening'),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
