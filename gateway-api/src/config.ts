import { readdirSync } from 'node:fs';
import path from 'node:path';
import { localTextSchema, memberIdSchema, mspIdSchema } from './contract/scalars.js';
import { intendedPersonSchema, sponsorSchema } from './contract/institution.js';
import { z } from 'zod';
import { systemCodeOf } from './errors/system-code.js';

const json = <Output>(schema: z.ZodType<Output>): z.ZodType<Output, string> =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

const file = z
  .string()
  .min(1)
  .transform((name) => path.resolve(name));

const environmentSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  /** 0 chooses a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
  CONNECTION_PROFILE: file,
  MSP_ID: mspIdSchema,
  MEMBER_ID: memberIdSchema,
  CHANNEL: z.string().min(1),
  CHAINCODE: z.string().min(1),
  SERVICE_CERT: file,
  SERVICE_KEY: file,
  DATA_DIR: file,
  CONSOLE_DIR: file.optional(),
  INSTITUTION_NAME_EN: z.string().min(1),
  INSTITUTION_NAME_ZH: z.string().min(1),
  LANDING_URL: z.url({ protocol: /^https?$/u }).optional(),
  SPONSORS: json(z.array(sponsorSchema)).default([]),
  PEOPLE: json(z.array(intendedPersonSchema)).default([]),
  MSP_DIR: file.optional(),
  AGENT_CERT: file.optional(),
  /** `true` behind a proxy that terminates TLS, so that the cookie is sent over https only. */
  SECURE_COOKIE: z.enum(['true', 'false']).default('false'),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});
type Environment = z.infer<typeof environmentSchema>;

/** Everything that the gateway is told from outside; see README.md for each variable's meaning. */
export type Config = Readonly<ReturnType<typeof fromEnvironment>>;

/** A variable is missing or wrong. The message names each of them. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads and checks the environment once; the result is frozen. Throws ConfigError. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const result = environmentSchema.safeParse(environment);
  if (result.success) return Object.freeze(fromEnvironment(result.data));
  const findings = result.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`);
  throw new ConfigError(`The environment is not usable: ${findings.join('; ')}`, { cause: result.error });
}

function fromEnvironment(environment: Environment) {
  const organisationDir = path.dirname(environment.CONNECTION_PROFILE);
  return {
    host: environment.HOST,
    port: environment.PORT,
    connectionProfile: environment.CONNECTION_PROFILE,
    mspId: environment.MSP_ID,
    memberId: environment.MEMBER_ID,
    channel: environment.CHANNEL,
    chaincode: environment.CHAINCODE,
    serviceCertificate: environment.SERVICE_CERT,
    serviceKey: environment.SERVICE_KEY,
    dataDir: environment.DATA_DIR,
    consoleDir: environment.CONSOLE_DIR,
    name: localTextSchema.parse({ en: environment.INSTITUTION_NAME_EN, zh: environment.INSTITUTION_NAME_ZH }),
    landingUrl: environment.LANDING_URL,
    sponsors: environment.SPONSORS,
    people: environment.PEOPLE,
    mspDir: environment.MSP_DIR ?? path.join(organisationDir, 'msp'),
    agentCertificate: environment.AGENT_CERT ?? adminCertificate(organisationDir),
    secureCookie: environment.SECURE_COOKIE === 'true',
    trustProxy: environment.TRUST_PROXY,
    logLevel: environment.LOG_LEVEL,
  };
}

/** In the layout that Fabric's tools write, the profile's neighbour `users/Admin@<domain>/msp/signcerts` has it. */
function adminCertificate(organisationDir: string): string | undefined {
  const directory = path.join(
    organisationDir,
    'users',
    `Admin@${path.basename(organisationDir)}`,
    'msp',
    'signcerts',
  );
  try {
    const name = readdirSync(directory).find((entry) => entry.endsWith('.pem'));
    return name === undefined ? undefined : path.join(directory, name);
  } catch (error) {
    // Not this layout: then the agent's certificate is simply not known, and the application form says so.
    if (systemCodeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
