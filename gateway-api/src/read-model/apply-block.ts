import type { ProposalId, TxId } from '@fabric-governance/chaincode/governance/ids';
import type { RecordKind } from '@fabric-governance/chaincode/governance/records/audit';
import type { DecodedBlock, DecodedTransaction } from '@fabric-governance/protocol/block';
import { decodeConfigTransaction } from '@fabric-governance/protocol/config/decode-config';
import { fromUtf8 } from '@fabric-governance/protocol/bytes';
import type { KeyWrite } from '@fabric-governance/protocol/rwset';
import { VALIDATION_CODES } from '@fabric-governance/protocol/validation-code';
import type { AuditView } from '../contract/audit.js';
import { applyDelete, applyWrite, isRecordKind, type WritePlace } from './apply-write.js';
import { parseCompositeKey } from './composite-key.js';
import { dossierOf, type Projection } from './projection.js';

/** The ledger holds something under one of our kinds that is no record: the read model cannot go on truthfully. */
export class ProjectionFault extends Error {
  override readonly name = 'ProjectionFault';
}

/** Kinds whose key begins with the proposal they belong to. */
const OF_PROPOSAL: ReadonlySet<RecordKind> = new Set<RecordKind>([
  'proposal',
  'phase',
  'sponsorship',
  'ballot',
  'decision',
  'contribution',
  'attestation',
  'obligation',
]);

/**
 * Takes one block into the projection, in place: all valid transactions' writes under the chaincode's name, in the block's
 * order. Without clock and input other than the block, so that replaying the blocks gives the same again. Kinds of later
 * versions are passed over.
 * @throws ProjectionFault
 */
export function applyBlock(projection: Projection, block: DecodedBlock, chaincode: string): void {
  block.transactions.forEach((transaction, transactionIndex) => {
    const isValid = transaction.validationCode === VALIDATION_CODES.VALID;
    // The first block is trusted as a whole; peers may leave its flag unset.
    if (transaction.type === 'config' && (isValid || block.number === 0n)) {
      projection.configuration = decodeConfigTransaction(transaction.envelopeBytes).config;
    }
    if (!isValid) return;
    const place = { txId: transaction.txId as TxId, blockNumber: block.number, transactionIndex };
    const auditBefore = projection.audit.length;
    for (const write of writesUnder(transaction, chaincode)) applyKey(projection, write, place);
    fileAudit(projection, projection.audit.slice(auditBefore));
  });
}

function writesUnder(transaction: DecodedTransaction, chaincode: string): readonly KeyWrite[] {
  return (transaction.rwset ?? [])
    .filter(({ namespace }) => namespace === chaincode)
    .flatMap(({ writes }) => writes);
}

function applyKey(projection: Projection, write: KeyWrite, place: WritePlace): void {
  const key = parseCompositeKey(write.key);
  if (!key || !isRecordKind(key.kind)) return;
  if (write.isDelete) {
    applyDelete(projection, key.kind, key.attributes);
    return;
  }
  applyWrite(projection, { kind: key.kind, record: readRecord(write, place) }, place);
}

function readRecord(write: KeyWrite, place: WritePlace): unknown {
  try {
    return JSON.parse(fromUtf8(write.value));
  } catch (cause) {
    throw new ProjectionFault(
      `The value of ${JSON.stringify(write.key)} in transaction ${place.txId} is no JSON`,
      {
        cause,
      },
    );
  }
}

/** An execution's effects stand in the same transaction as its proposal's change, and so belong to that proposal too. */
function fileAudit(projection: Projection, records: readonly AuditView[]): void {
  const proposals = new Set(
    records.map(({ subject }) => proposalOf(subject)).filter((id) => id !== undefined),
  );
  for (const id of proposals) dossierOf(projection, id).audit.push(...records);
}

function proposalOf(subject: AuditView['subject']): ProposalId | undefined {
  return OF_PROPOSAL.has(subject.kind) ? (subject.key[0] as ProposalId | undefined) : undefined;
}
