import type {
  CaseId,
  Fingerprint,
  MemberId,
  MspId,
  NodeId,
  PersonId,
  ProposalId,
  Sha256Hex,
  TxId,
} from '@fabric-governance/chaincode/governance/ids';
import { localTextSchema as localText } from '@fabric-governance/chaincode/governance/charter';
import { z } from 'zod';

/** Gives a string schema one of the ledger's branded types; the brand exists at compile time only. */
function branded<Brand extends string>(schema: z.ZodString): z.ZodType<Brand, string> {
  return schema as unknown as z.ZodType<Brand, string>;
}

const hex64 = z.string().regex(/^[0-9a-f]{64}$/u, '64 lower-case hex characters');
const memberPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u;

export const memberIdSchema = branded<MemberId>(z.string().regex(memberPattern).max(40));
/** `<member id>.<short name>`. */
const ofMember = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/u)
  .max(80);
export const personIdSchema = branded<PersonId>(ofMember);
export const nodeIdSchema = branded<NodeId>(ofMember);
export const mspIdSchema = branded<MspId>(z.string().regex(/^[A-Za-z0-9.-]{1,100}$/u));
export const txIdSchema = branded<TxId>(hex64);
export const proposalIdSchema = branded<ProposalId>(hex64);
export const caseIdSchema = branded<CaseId>(hex64);
export const sha256Schema = branded<Sha256Hex>(hex64);
export const fingerprintSchema = branded<Fingerprint>(hex64);

/** Milliseconds since 1970, as on the ledger. */
export const millisSchema = z.int();
/** A block number in decimal: JSON has no 64-bit integers. */
export const blockNumberSchema = z.string().regex(/^(0|[1-9]\d{0,19})$/u, 'a block number in decimal');
/** Bytes in standard base64 with padding. */
export const base64Schema = z.base64();
/** One certificate in PEM. */
export const pemSchema = z
  .string()
  .max(16_384)
  .regex(/-----BEGIN CERTIFICATE-----/u, 'a PEM certificate');
export const localTextSchema = localText.meta({ id: 'LocalText' });
