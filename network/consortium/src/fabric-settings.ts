import { z } from 'zod';
import { DEFAULT_PORTS } from './default-ports.js';

const port = z.int().min(1).max(65_535);

/** How orderers agree: Raft survives crashes; BFT, of Fabric 3, survives orderers that lie. */
export const CONSENSUS_KINDS = ['raft', 'bft'] as const;
export type ConsensusKind = (typeof CONSENSUS_KINDS)[number];

/** BFT needs four to survive one; Raft uses the first three. */
export const MOST_ORDERERS = 4;

/** The file's key `fabric`: what only a real Fabric network asks. */
export const networkSettingsSchema = z.strictObject({
  consensus: z.enum(CONSENSUS_KINDS).optional(),
  /** Of the second orderer and the following; the first is the file's `ports: orderer`. */
  ordererPorts: z
    .array(port)
    .max(MOST_ORDERERS - 1)
    .optional(),
  /** Where each orderer is told to join channels. */
  administrationPorts: z.array(port).max(MOST_ORDERERS).optional(),
  /** Of the certificate authority of the orderers' organisation. */
  ordererCaPort: port.optional(),
});

/** An institution's key `fabric`. */
export const institutionSettingsSchema = z.strictObject({
  peers: z.union([z.literal(1), z.literal(2)]).default(1),
  secondPeerPort: port.optional(),
  /** host:port of a CouchDB for each peer, since two peers of a channel cannot share one. Left out: LevelDB. */
  couchDb: z.array(z.string().regex(/^[^\s:/]+:\d+$/u, 'host:port, such as 127.0.0.1:5984')).default([]),
});

/** What only a real Fabric network asks of the consortium, completed. */
export interface NetworkSettings {
  /** Left out: whatever the orderer program offers. */
  readonly consensus?: ConsensusKind;
  /** Ports of four orderers, of which Raft uses three. */
  readonly orderers: readonly { readonly port: number; readonly administrationPort: number }[];
  readonly ordererCaPort: number;
}

/** What only a real Fabric network asks of an institution, completed. */
export interface InstitutionSettings {
  readonly peers: 1 | 2;
  /** Used when there are two peers. */
  readonly secondPeerPort: number;
  readonly couchDb: readonly string[];
}

/** Fills in defaults: orderers and their administration lie between the institutions' ports, 10 apart. */
export function networkSettings(
  given: z.infer<typeof networkSettingsSchema>,
  firstOrdererPort: number,
): NetworkSettings {
  const numbers = Array.from({ length: MOST_ORDERERS }, (_none, index) => index);
  const { consensus, ordererPorts = [], administrationPorts = [] } = given;
  const { ordererCaPort = DEFAULT_PORTS.ordererCa } = given;
  return {
    ...(consensus === undefined ? {} : { consensus }),
    orderers: numbers.map((n) => ({
      port: [firstOrdererPort, ...ordererPorts][n] ?? DEFAULT_PORTS.orderer + 10 * n,
      administrationPort: administrationPorts[n] ?? DEFAULT_PORTS.administration + 10 * n,
    })),
    ordererCaPort,
  };
}

/** Fills in defaults for the n-th institution of the file. */
export function institutionSettings(
  given: z.infer<typeof institutionSettingsSchema>,
  n: number,
): InstitutionSettings {
  const { peers, couchDb, secondPeerPort } = given;
  return { peers, couchDb, secondPeerPort: secondPeerPort ?? DEFAULT_PORTS.secondPeer + 10 * n };
}
