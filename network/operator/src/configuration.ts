import { readFileSync } from 'node:fs';
import { z } from 'zod';

const environmentSchema = z.object({
  /** Fabric's common connection profile of the own organisation, JSON. */
  CONNECTION_PROFILE: z.string().min(1),
  MSP_ID: z.string().min(1),
  MEMBER_ID: z.string().min(1),
  CHANNEL: z.string().min(1),
  CHAINCODE: z.string().min(1),
  /** PEM files of the organisation's administrator. */
  AGENT_CERT: z.string().min(1),
  AGENT_KEY: z.string().min(1),
  /** The founding document, JSON: set for the one agent that founds the consortium. */
  FOUNDING_DOCUMENT: z.string().min(1).optional(),
  /** Where the network leaves it to organisations to install chaincode: the package for the own peer, a file. */
  CHAINCODE_PACKAGE: z.string().min(1).optional(),
  /** Folder in which operators leave packages (`*.tar.gz`) of chaincode that is voted on. */
  CHAINCODE_PACKAGES: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** The environment of an agent, parsed once. All paths are files, read at start. */
export interface Configuration {
  readonly connectionProfile: string;
  readonly mspId: string;
  readonly memberId: string;
  readonly channel: string;
  readonly chaincode: string;
  readonly certificate: string;
  readonly privateKey: string;
  readonly foundingDocument?: string;
  readonly chaincodePackage?: string;
  readonly chaincodePackages?: string;
  readonly logLevel: string;
}

/** Where an agent looks for chaincode packages: files and folders. */
export function packagePaths({ chaincodePackage, chaincodePackages }: Configuration): readonly string[] {
  return [chaincodePackage, chaincodePackages].filter((path) => path !== undefined);
}

/** The environment lacks something or has it wrong; the message names each variable and what to do. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/**
 * The environment with what a settings file adds: a JSON object of the same variables, as `npm start` writes one for each agent. What the
 * environment itself sets stands. Throws `ConfigurationError`.
 */
export function withSettings(environment: NodeJS.ProcessEnv, file: string | undefined): NodeJS.ProcessEnv {
  if (file === undefined) return environment;
  try {
    const settings = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
    return { ...settings, ...environment };
  } catch (error) {
    throw new ConfigurationError(
      `${file} cannot be read as settings: a JSON object of environment variables is expected`,
      { cause: error },
    );
  }
}

/** Parses and freezes the environment. Throws `ConfigurationError`. */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => {
      const name = path.join('.');
      return environment[name] === undefined ? `${name} is not set` : `${name}: ${message}`;
    });
    throw new ConfigurationError(
      `Set these environment variables, or name a file of them with --settings (network/operator/README.md): ${problems.join('; ')}`,
    );
  }
  const env = parsed.data;
  return Object.freeze({
    connectionProfile: env.CONNECTION_PROFILE,
    mspId: env.MSP_ID,
    memberId: env.MEMBER_ID,
    channel: env.CHANNEL,
    chaincode: env.CHAINCODE,
    certificate: env.AGENT_CERT,
    privateKey: env.AGENT_KEY,
    ...(env.FOUNDING_DOCUMENT === undefined ? {} : { foundingDocument: env.FOUNDING_DOCUMENT }),
    ...(env.CHAINCODE_PACKAGE === undefined ? {} : { chaincodePackage: env.CHAINCODE_PACKAGE }),
    ...(env.CHAINCODE_PACKAGES === undefined ? {} : { chaincodePackages: env.CHAINCODE_PACKAGES }),
    logLevel: env.LOG_LEVEL,
  });
}
