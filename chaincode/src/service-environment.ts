import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { contractEnvironmentSchema } from './contracts/environment.js';

/** The chaincode service's configuration: parsed once, at the start. */
export const serviceEnvironmentSchema = contractEnvironmentSchema
  .extend({
    CHAINCODE_ID: z.string().min(1),
    CHAINCODE_SERVER_ADDRESS: z.string().regex(/^.+:\d{1,5}$/u, 'host:port'),
    /** Read by the shim's `getMspID`: the institution whose peer this process serves. */
    CORE_PEER_LOCALMSPID: z.string().min(1),
    /** PEM files: what the service shows to its peer, and by whom that peer's certificate must be issued. All, or no TLS. */
    CHAINCODE_TLS_CERT: z.string().min(1).optional(),
    CHAINCODE_TLS_KEY: z.string().min(1).optional(),
    CHAINCODE_CLIENT_CA: z.string().min(1).optional(),
  })
  .refine(
    (env) =>
      new Set(
        [env.CHAINCODE_TLS_CERT, env.CHAINCODE_TLS_KEY, env.CHAINCODE_CLIENT_CA].map(
          (one) => one === undefined,
        ),
      ).size === 1,
    {
      message: 'CHAINCODE_TLS_CERT, CHAINCODE_TLS_KEY and CHAINCODE_CLIENT_CA are set together or not at all',
    },
  );

/** The TLS material for the shim's server; undefined without TLS. Throws the file system's error for a file that is missing. */
export function tlsOf(environment: ServiceEnvironment): ServiceTls | undefined {
  const { CHAINCODE_TLS_CERT: cert, CHAINCODE_TLS_KEY: key, CHAINCODE_CLIENT_CA: ca } = environment;
  return cert === undefined || key === undefined || ca === undefined
    ? undefined
    : { cert: readFileSync(cert), key: readFileSync(key), clientCACerts: readFileSync(ca) };
}

/** PEM, as the shim wants it. */
export interface ServiceTls {
  readonly cert: Buffer;
  readonly key: Buffer;
  readonly clientCACerts: Buffer;
}

type ServiceEnvironment = z.infer<typeof serviceEnvironmentSchema>;
