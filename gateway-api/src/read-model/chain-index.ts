import type { Fingerprint, MspId, Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import type { DecodedBlock } from '@fabric-governance/protocol/block';
import { toHex } from '@fabric-governance/protocol/bytes';
import { fingerprintOfCertificate, pemToDer } from '@fabric-governance/protocol/certificate';
import type { Identity } from '@fabric-governance/protocol/identity';
import { VALIDATION_CODES } from '@fabric-governance/protocol/validation-code';
import type { BlockSummary } from '../contract/ledger.js';
import { rootsOfConfiguration } from '../fabric/config-roots.js';

/** A certificate as it stands in the chain, in whichever PEM form its holder sent. */
export interface SeenCertificate {
  readonly mspId: MspId;
  readonly certificatePem: string;
  readonly firstSeenInBlock: bigint;
}

/** Where things are in the chain: what the audit walk starts from. The blocks themselves stay with the peer. */
export interface ChainIndex {
  /** Place = block number. */
  readonly blocks: BlockSummary[];
  /** The first transaction of an id; a repeated id is invalid. */
  readonly transactions: Map<string, { readonly blockNumber: bigint; readonly transactionIndex: number }>;
  /** The first certificate seen of each key. */
  readonly certificates: Map<Fingerprint, SeenCertificate>;
  /** Every CA certificate (DER, by hex) that any configuration named for an MSP: old signatures outlive their roots. */
  readonly roots: Map<string, Map<string, Uint8Array>>;
  /** PEM text → fingerprint, so that each certificate is parsed once. */
  readonly fingerprints: Map<string, Fingerprint | null>;
}

export function emptyChainIndex(): ChainIndex {
  return {
    blocks: [],
    transactions: new Map(),
    certificates: new Map(),
    roots: new Map(),
    fingerprints: new Map(),
  };
}

/** Takes one block into the index, in place. `orderers` are the signers of its metadata. */
export function indexBlock(index: ChainIndex, block: DecodedBlock, orderers: readonly Identity[]): void {
  index.blocks.push(summaryOf(block));
  block.transactions.forEach((transaction, transactionIndex) => {
    if (transaction.txId !== '' && !index.transactions.has(transaction.txId)) {
      index.transactions.set(transaction.txId, { blockNumber: block.number, transactionIndex });
    }
    if (transaction.type === 'config' && transaction.validationCode === VALIDATION_CODES.VALID) {
      addRoots(index, transaction.envelopeBytes);
    }
    for (const identity of [transaction.creator, ...(transaction.endorsers ?? [])]) {
      seeCertificate(index, identity, block.number);
    }
  });
  for (const orderer of orderers) seeCertificate(index, orderer, block.number);
}

/** Fingerprint of a certificate in PEM; null when it is none. */
export function fingerprintOfPem(index: ChainIndex, pem: string): Fingerprint | null {
  const known = index.fingerprints.get(pem);
  if (known !== undefined) return known;
  const fingerprint = tryFingerprint(pem);
  index.fingerprints.set(pem, fingerprint);
  return fingerprint;
}

function tryFingerprint(pem: string): Fingerprint | null {
  try {
    return fingerprintOfCertificate(pemToDer(pem)) as Fingerprint;
  } catch {
    // A block may hold anything that a client sent; what is no certificate has no fingerprint.
    return null;
  }
}

function seeCertificate(index: ChainIndex, identity: Identity, firstSeenInBlock: bigint): void {
  if (identity.certificatePem === '') return;
  const fingerprint = fingerprintOfPem(index, identity.certificatePem);
  if (fingerprint === null || index.certificates.has(fingerprint)) return;
  index.certificates.set(fingerprint, {
    mspId: identity.mspId as MspId,
    certificatePem: identity.certificatePem,
    firstSeenInBlock,
  });
}

function addRoots(index: ChainIndex, envelopeBytes: Uint8Array): void {
  for (const [mspId, certificates] of rootsOfConfiguration(envelopeBytes)) {
    const known = index.roots.get(mspId) ?? new Map<string, Uint8Array>();
    for (const der of certificates) known.set(toHex(der), der);
    index.roots.set(mspId, known);
  }
}

function summaryOf(block: DecodedBlock): BlockSummary {
  const codes = block.transactions.map(({ validationCode }) => validationCode);
  return {
    number: block.number.toString(),
    headerHash: toHex(block.headerHash) as Sha256Hex,
    previousHash: toHex(block.previousHash),
    dataHash: toHex(block.dataHash) as Sha256Hex,
    isConfig: block.transactions.some(({ type }) => type === 'config'),
    transactions: codes.length,
    valid: codes.filter((code) => code === VALIDATION_CODES.VALID).length,
    at: block.transactions[0]?.timestampMs ?? null,
  };
}
