import { toHex } from './bytes.js';
import { DER_TAG, readElements, readOnly } from './der.js';
import { ProtocolError } from './errors.js';

const TIME_TAGS: readonly number[] = [0x17, 0x18];

/**
 * Serial numbers in a CertificateList (RFC 5280, DER): lower-case hex without leading zeros, as in `Certificate`. Throws BAD_ENCODING. Nothing is
 * verified here. The second time may be missing, which makes some libraries overlook the whole list behind it.
 */
export function revokedSerials(der: Uint8Array): ReadonlySet<string> {
  const [signed] = readElements(readOnly(der, DER_TAG.sequence).content);
  const parts = readElements(signed?.content ?? new Uint8Array());
  const firstTime = parts.findIndex(({ tag }) => TIME_TAGS.includes(tag));
  if (firstTime < 0) throw badList('no time');
  const [revoked] = parts.slice(firstTime).filter(({ tag }) => !TIME_TAGS.includes(tag));
  if (revoked?.tag !== DER_TAG.sequence) return new Set();
  return new Set(readElements(revoked.content).map(({ content }) => serialOf(content)));
}

function serialOf(entry: Uint8Array): string {
  const [serial] = readElements(entry);
  if (serial?.tag !== DER_TAG.integer) throw badList('serial number');
  return toHex(serial.content).replace(/^0+(?=.)/u, '');
}

function badList(detail: string): ProtocolError {
  return new ProtocolError('BAD_ENCODING', { format: 'revocation list', detail });
}
