import { derFromRaw } from '@fabric-governance/protocol/signature';

/** Signs bytes: ECDSA P-256 over their SHA-256, as DER with low s, which is what Fabric wants. */
export type Signer = (message: Uint8Array) => Promise<Uint8Array>;

/** Signs with a key of the wallet. */
export function signerOf(privateKey: CryptoKey): Signer {
  return async (message) => {
    const raw = await crypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      privateKey,
      Uint8Array.from(message),
    );
    return derFromRaw(new Uint8Array(raw));
  };
}
