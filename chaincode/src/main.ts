import './quiet-logging.js';
import { Shim, type ChaincodeServerOpts } from 'fabric-shim';
import { governanceChaincode } from './chaincode.js';
import { parseEnvironment } from './contracts/environment.js';
import { serviceEnvironmentSchema, tlsOf } from './service-environment.js';

/** Serves the chaincode to the institution's peer until it is told to stop. */
async function main(): Promise<void> {
  const environment = parseEnvironment(serviceEnvironmentSchema, process.env);
  const { CHAINCODE_ID: ccid, CHAINCODE_SERVER_ADDRESS: address } = environment;
  const tlsProps = tlsOf(environment);
  // The shim's types want TLS material; its code, and Fabric's own guide, leave it out for a service beside its peer.
  const options = { ccid, address, ...(tlsProps && { tlsProps }) } as ChaincodeServerOpts;
  const server = Shim.server(governanceChaincode(), options);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0));
  await server.start();
  console.log(`chaincode ${ccid} listens on ${address}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
