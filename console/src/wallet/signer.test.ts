import { utf8 } from '@fabric-governance/protocol/bytes';
import { isLowS, verify } from '@fabric-governance/protocol/signature';
import { signerOf } from './signer.js';

it('signs as Fabric wants it, each time: DER, low s, over the SHA-256 of the message', async () => {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
  const sign = signerOf(keys.privateKey);
  // WebCrypto itself gives a high s about every other time.
  for (let round = 0; round < 16; round += 1) {
    const message = utf8(`message ${round}`);
    const signature = await sign(message);
    expect(isLowS(signature)).toBe(true);
    expect(verify(spki, message, signature)).toBe(true);
  }
});
