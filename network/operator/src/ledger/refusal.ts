import { GatewayError } from '@hyperledger/fabric-gateway';
import { REFUSALS, type Refusal } from '@fabric-governance/chaincode/governance/errors';
import { z } from 'zod';

const refusalSchema = z.object({
  code: z.string().refine((code): code is Refusal['code'] => code in REFUSALS),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Peers wrap the chaincode's message: "chaincode response 500, <message>". */
const CHAINCODE_MESSAGE = /chaincode response \d+, (?<message>.*)$/su;

/** The chaincode's coded refusal inside a gateway error, or null when the error is something else. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof GatewayError)) return null;
  for (const text of [...error.details.map(({ message }) => message), error.message]) {
    const message = CHAINCODE_MESSAGE.exec(text)?.groups?.['message'];
    const refusal = message === undefined ? null : parse(message);
    if (refusal !== null) return refusal;
  }
  return null;
}

function parse(message: string): Refusal | null {
  try {
    const parsed = refusalSchema.safeParse(JSON.parse(message));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
