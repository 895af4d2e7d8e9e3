import type { Session } from '@fabric-governance/gateway-api/contract/session';
import { toBase64, utf8 } from '@fabric-governance/protocol/bytes';
import { call } from '../api/client.js';
import { consoleFailure } from '../api/failure.js';
import type { WalletEntry } from '../wallet/key-store.js';
import { signerOf } from '../wallet/signer.js';

/** Signs in by signing the gateway's challenge with the person's key. Throws Failure. */
export async function signIn(entry: WalletEntry): Promise<Session> {
  const { certificate, keyPair, personId } = entry;
  if (certificate === undefined) throw consoleFailure('KEY_NOT_HERE', { personId });
  const { challenge } = await call('challenge');
  const signature = toBase64(await signerOf(keyPair.privateKey)(utf8(challenge)));
  return call('signIn', { body: { certificate, challenge, signature } });
}
