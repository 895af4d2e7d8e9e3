import { z } from 'zod';
import { fillTemplate, type TemplateContext } from './address-template.js';
import { PackageError, type ChaincodePackage } from './chaincode-package.js';
import { parseGoDuration } from '@fabric-governance/protocol/go-duration';

const CONNECTION_FILE = 'connection.json';
const BUILDER_FAILED =
  "external builder failed: external builder failed to build: external builder 'ccaas_builder' failed";
/** Types of packages that hold a service's address: Fabric's own builder, and that of its older sample. */
const SERVICE_TYPES = ['ccaas', 'external'];
/** Types of packages that hold source code. */
const CODE_TYPES = ['golang', 'node', 'java'];
/** Fabric's default for `dial_timeout`, in milliseconds. */
export const DEFAULT_DIAL_TIMEOUT_MS = 3_000;

const connectionSchema = z.object({
  address: z.string().default(''),
  dial_timeout: z.union([z.string(), z.number()]).optional(),
  tls_required: z.boolean().default(false),
  client_auth_required: z.boolean().default(false),
  client_key: z.string().default(''),
  client_cert: z.string().default(''),
  root_cert: z.string().default(''),
});

/** How the peer proves itself and whom it believes, all in PEM. */
export interface ServiceTls {
  readonly rootCertificate: string;
  /** Present where the service demands a client certificate. */
  readonly client?: { readonly key: string; readonly certificate: string };
}

/** How to reach a chaincode service. */
export interface ServiceConnection {
  /** host:port */
  readonly address: string;
  /** How long to go on trying to connect, in milliseconds. */
  readonly dialTimeout: number;
  /** Absent: in the clear. */
  readonly tls?: ServiceTls;
}

/** A chaincode that connects to the peer by itself, as in Fabric's development mode. */
export interface IncomingConnection {
  /** What it registers under. */
  readonly registersAs: string;
}

/** How a peer and a chaincode come together. */
export type ChaincodeConnection = ServiceConnection | IncomingConnection;

/** Whether a package has source code, of which Fabric's peer makes a program that connects to it. */
export function holdsCode({ type }: Pick<ChaincodePackage, 'type'>): boolean {
  return CODE_TYPES.includes(type.toLowerCase());
}

/**
 * Reads where the service of a package listens, as Fabric's `ccaas` builder does.
 *
 * @param context what the texts of `connection.json` may refer to, for instance `peername`
 * @throws PackageError for a package of another type, or a connection that cannot be used
 */
export function connectionOf(
  { type, files }: Pick<ChaincodePackage, 'type' | 'files'>,
  context: TemplateContext,
): ServiceConnection {
  if (!SERVICE_TYPES.includes(type.toLowerCase())) {
    throw new PackageError(
      `no builder for packages of type '${type}': devnet connects to chaincode that runs as a service; package its ` +
        "connection.json with type 'ccaas'",
    );
  }
  const file = files.get(CONNECTION_FILE);
  if (file === undefined) {
    throw new PackageError(`${BUILDER_FAILED}: ${CONNECTION_FILE} not found in the code package`);
  }
  try {
    return readConnection(Buffer.from(file).toString('utf8'), context);
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : messageOf(cause);
    throw new PackageError(`${BUILDER_FAILED}: malformed ${CONNECTION_FILE}: ${reason}`, { cause });
  }
}

function readConnection(text: string, context: TemplateContext): ServiceConnection {
  const connection = connectionSchema.parse(JSON.parse(text));
  const fill = (value: string): string => fillTemplate(value, context);
  const address = fill(connection.address);
  if (address === '') {
    throw new Error('chaincode address not provided');
  }
  const timeout = connection.dial_timeout ?? '';
  const dialTimeout =
    timeout === '' ? 0 : parseGoDuration(typeof timeout === 'string' ? fill(timeout) : timeout);
  const reach = { address, dialTimeout: dialTimeout === 0 ? DEFAULT_DIAL_TIMEOUT_MS : dialTimeout };
  return connection.tls_required ? { ...reach, tls: tlsOf(connection, fill) } : reach;
}

function tlsOf(connection: z.infer<typeof connectionSchema>, fill: (value: string) => string): ServiceTls {
  const rootCertificate = fill(connection.root_cert);
  const client = { key: fill(connection.client_key), certificate: fill(connection.client_cert) };
  if (connection.client_auth_required && client.key === '') {
    throw new Error('chaincode tls key not provided');
  }
  if (connection.client_auth_required && client.certificate === '') {
    throw new Error('chaincode tls cert not provided');
  }
  if (rootCertificate === '') {
    throw new Error('chaincode tls root cert not provided');
  }
  return connection.client_auth_required ? { rootCertificate, client } : { rootCertificate };
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
