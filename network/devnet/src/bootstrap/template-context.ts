import { z } from 'zod';
import type { TemplateContext } from '../chaincode/address-template.js';
import type { OrganizationOptions } from '../options.js';

/** Environment variable by which Fabric's builder for chaincode as a service is told the names for templates. */
const VARIABLE = 'CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG';

const contextSchema: z.ZodType<TemplateContext> = z.lazy(() =>
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), contextSchema])),
);

/**
 * What a package's `connection.json` may refer to: `peername`, which is `peer0org1` for Org1 as in Fabric's test network,
 * and whatever the environment says.
 *
 * @throws Error when the variable is no JSON object
 */
export function templateContext(
  { name }: Pick<OrganizationOptions, 'name'>,
  environment: NodeJS.ProcessEnv = process.env,
): TemplateContext {
  const text = environment[VARIABLE] ?? '';
  try {
    const given = text === '' ? {} : contextSchema.parse(JSON.parse(text));
    return { peername: `peer0${name.toLowerCase()}`, ...given };
  } catch (cause) {
    throw new Error(`${VARIABLE} must be a JSON object`, { cause });
  }
}
