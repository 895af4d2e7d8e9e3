import type { MspId, Sha256Hex } from '../governance/ids.js';
import type { ConfigurationChange } from '../governance/network/configuration-change.js';
import type { Action } from '../governance/records/actions.js';
import type { ChaincodePayload } from '../governance/records/network-actions.js';

const LIMITS = { maxMessages: 10, absoluteMaxBytes: 1000, preferredMaxBytes: 500, timeoutMillis: 2000 };

/** A definition that can be decided; its parts may be replaced. */
export function definition(more: Partial<ChaincodePayload> = {}): Action {
  const payload: ChaincodePayload = {
    name: 'trade',
    version: '1.0',
    sequence: 1,
    package: { label: 'trade_1.0', sourceHash: 'ab'.repeat(32) as Sha256Hex },
    endorsementPolicy: "AND('bankMSP.peer', 'insurerMSP.peer')",
    initRequired: false,
    collections: [],
    ...more,
  };
  return { kind: 'chaincode.commit', payload };
}

/** A change of the channel's configuration as an action. */
export function configured(change: ConfigurationChange): Action {
  return { kind: 'channel.configure', payload: { change } };
}

/** One change of each kind. */
export const CHANGES: readonly ConfigurationChange[] = [
  { kind: 'batch-limits', from: LIMITS, to: { ...LIMITS, maxMessages: 20 } },
  { kind: 'anchor-peers', mspId: 'bankMSP' as MspId, from: [], to: [{ host: 'peer.bank', port: 7051 }] },
  { kind: 'policy', path: '/Channel/Application/Admins', from: 'MAJORITY Admins', to: 'ALL Admins' },
  { kind: 'access', resource: 'qscc/GetChainInfo', from: null, to: '/Channel/Application/Admins' },
  { kind: 'capabilities', section: 'application', from: ['V2_0'], to: ['V2_5'] },
];

/** A revocation list as far as the ledger looks into it. */
export const REVOCATION_LIST = '-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n';

/** The publication of a bank's first list. */
export function revocation(to: readonly string[] = [REVOCATION_LIST], from: readonly string[] = []): Action {
  const payload = { mspId: 'bankMSP' as MspId, from: from as readonly Sha256Hex[], to };
  return { kind: 'revocation.publish', payload };
}
