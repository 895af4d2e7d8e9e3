import { z } from 'zod';
import type { TransactionInput } from '@fabric-governance/chaincode/contracts/transactions';
import type { Actor } from './actor.js';

const draftedSchema = z.object({ proposalId: z.string().regex(/^[0-9a-f]{64}$/u) });

/** Drafts a proposal; its id is the id of the transaction that did it. */
export async function draftedId(actor: Actor, input: TransactionInput<'Proposals:draft'>): Promise<string> {
  const { result, txId } = await actor.submit('Proposals:draft', input);
  const { proposalId } = draftedSchema.parse(result);
  if (proposalId !== txId)
    throw new Error(`The draft ${proposalId} does not carry its transaction's id ${txId}.`);
  return proposalId;
}
