import type { Institution } from '@fabric-governance/gateway-api/contract/institution';
import { consoleFailure } from '../api/failure.js';
import type { LedgerClient } from '../ledger-client/client.js';
import type { WalletEntry } from '../wallet/key-store.js';
import { signerOf } from '../wallet/signer.js';
import type { ConfirmSigning } from './confirm-signing.js';
import { asksBefore, signingPreference } from './signing-preference.js';

/**
 * A ledger client that signs with a wallet entry. The client, with Fabric's message formats, is loaded on first use.
 * Throws KEY_NOT_HERE for an entry without a certificate.
 */
export async function openLedger(
  institution: Institution,
  entry: WalletEntry,
  confirmSigning: ConfirmSigning,
): Promise<LedgerClient> {
  const { certificate, keyPair, personId } = entry;
  if (certificate === undefined) throw consoleFailure('KEY_NOT_HERE', { personId });
  const [{ createLedgerClient }, { gatewayRelay }] = await Promise.all([
    import('../ledger-client/client.js'),
    import('../ledger-client/relay.js'),
  ]);
  return createLedgerClient({
    relay: gatewayRelay,
    signer: signerOf(keyPair.privateKey),
    mspId: institution.mspId,
    certificate,
    channel: institution.channel,
    chaincode: institution.chaincode,
    confirm: (effect) =>
      asksBefore(effect.transaction, signingPreference()) ? confirmSigning(effect) : Promise.resolve(true),
    now: () => Date.now(),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
}
