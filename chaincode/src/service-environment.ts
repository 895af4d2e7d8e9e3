import { z } from 'zod';
import { contractEnvironmentSchema } from './contracts/environment.js';

/** The chaincode service's configuration: parsed once, at the start. */
export const serviceEnvironmentSchema = contractEnvironmentSchema.extend({
  CHAINCODE_ID: z.string().min(1),
  CHAINCODE_SERVER_ADDRESS: z.string().regex(/^.+:\d{1,5}$/u, 'host:port'),
  /** Read by the shim's `getMspID`: the institution whose peer this process serves. */
  CORE_PEER_LOCALMSPID: z.string().min(1),
});
