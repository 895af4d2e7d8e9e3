import { z } from 'zod';
import { STATE_DATABASES } from '../ledger/state-database.js';
import type { DevnetOptions } from '../options.js';
import { readJson } from './chaincode-arguments.js';
import { UsageError } from './usage-error.js';

const port = z.number().int().min(0).max(65535);
const identity = z.strictObject({
  id: z.string().min(1),
  secret: z.string().min(1),
  type: z.string().optional(),
  attributes: z.record(z.string(), z.string()).optional(),
});
const organization = z.strictObject({
  name: z.string().min(1),
  mspId: z.string().min(1),
  domain: z.string().min(1),
  peerPort: port,
  caPort: port,
  caName: z.string().min(1),
  operationsPort: port.optional(),
  caOperationsPort: port.optional(),
  chaincodePort: port.optional(),
  onChannel: z.boolean().optional(),
  identities: z.array(identity).optional(),
});
const tls = z.strictObject({
  rootCertificatePath: z.string().min(1),
  client: z.strictObject({ keyPath: z.string().min(1), certificatePath: z.string().min(1) }).optional(),
});
const chaincode = z.strictObject({
  name: z.string().min(1),
  version: z.string().min(1).default('1.0'),
  sequence: z.number().int().min(1).optional(),
  addresses: z.record(z.string(), z.string()).optional(),
  tls: z.record(z.string(), tls).optional(),
  initRequired: z.boolean().optional(),
  collections: z.unknown().optional(),
  endorsementPolicy: z.string().optional(),
  metadataDir: z.string().optional(),
});

/** A network written down in JSON: what `startDevnet` takes, without the folders. */
const configSchema = z.strictObject({
  channel: z.string().min(1).optional(),
  channels: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        organizations: z.array(z.string()).optional(),
        chaincodes: z.array(chaincode).optional(),
      }),
    )
    .optional(),
  ordererOrganization: z.strictObject({
    name: z.string().min(1),
    mspId: z.string().min(1),
    groupName: z.string().min(1).optional(),
    domain: z.string().min(1),
    port,
    membersSetBlockLimits: z.boolean().optional(),
    adminPort: port.optional(),
    operationsPort: port.optional(),
    caPort: port.optional(),
    caName: z.string().optional(),
    caOperationsPort: port.optional(),
    identities: z.array(identity).optional(),
  }),
  organizations: z.array(organization).min(1),
  chaincodes: z.array(chaincode).optional(),
  stateDatabase: z.enum(STATE_DATABASES).optional(),
  tls: z.strictObject({ clientAuthRequired: z.boolean().optional() }).optional(),
  batchTimeoutMs: z.number().min(0).optional(),
  peersStreamNoBlocks: z.boolean().optional(),
  executeTimeoutMs: z.number().min(1).optional(),
});

/**
 * Reads a network's description.
 *
 * @throws UsageError with every finding
 */
export function readConfig(file: string): DevnetOptions {
  const result = configSchema.safeParse(readJson(file));
  if (!result.success) {
    const findings = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new UsageError(`${file}: ${findings.join('; ')}`);
  }
  return withoutUndefined(result.data);
}

// The schema writes what is left out as undefined; the options' types want it left out.
function withoutUndefined(config: z.infer<typeof configSchema>): DevnetOptions {
  return JSON.parse(JSON.stringify(config)) as DevnetOptions;
}
