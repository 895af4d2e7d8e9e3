import { gzipSync } from 'node:zlib';
import type { ChaincodeConnection } from '../chaincode/service-connection.js';

const BLOCK = 512;
const OPERATING_SYSTEM_AT = 9;
const UNKNOWN_SYSTEM = 255;

/**
 * A package for a service whose address the network's options tell: what `peer lifecycle chaincode install` would be
 * given, with a place in it for the address. So its id stays the same when the service moves.
 *
 * @param metadata further files of the code archive: `META-INF/statedb/couchdb/…`
 */
export function servicePackage(
  label: string,
  chaincode: ChaincodeConnection,
  metadata: ReadonlyMap<string, Uint8Array> = new Map(),
): Uint8Array {
  const overTls = 'tls' in chaincode;
  const connection = { address: '{{.address}}', dial_timeout: '3s', tls_required: overTls };
  return archive([
    ['metadata.json', json({ path: '', type: 'ccaas', label })],
    ['code.tar.gz', archive([['connection.json', json(connection)], ...metadata])],
  ]);
}

function json(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

/** A compressed tar archive that is the same whenever and wherever it is made. */
function archive(files: readonly (readonly [name: string, content: Uint8Array])[]): Uint8Array {
  const parts = files.flatMap(([name, content]) => [
    header(name, content.length),
    content,
    new Uint8Array((BLOCK - (content.length % BLOCK)) % BLOCK),
  ]);
  // Stored, not deflated: editions of zlib compress differently.
  const bytes = gzipSync(Buffer.concat([...parts, new Uint8Array(2 * BLOCK)]), { level: 0 });
  bytes[OPERATING_SYSTEM_AT] = UNKNOWN_SYSTEM;
  return bytes;
}

/** The format has room for 100 bytes of a name, and for 155 of folders before it. */
function nameParts(name: string): [prefix: string, rest: string] {
  if (Buffer.byteLength(name) <= 100) {
    return ['', name];
  }
  const at = name.lastIndexOf('/');
  const parts: [string, string] = [name.slice(0, Math.max(at, 0)), name.slice(at + 1)];
  if (Buffer.byteLength(parts[0]) > 155 || Buffer.byteLength(parts[1]) > 100) {
    throw new Error(`the name of ${name} is too long for a package`);
  }
  return parts;
}

function header(name: string, size: number): Uint8Array {
  const bytes = Buffer.alloc(BLOCK);
  const [prefix, rest] = nameParts(name);
  bytes.write(rest, 0, 100);
  bytes.write('0000644\0', 100);
  bytes.write('0000000\0', 108); // Owner.
  bytes.write('0000000\0', 116); // Group.
  bytes.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  bytes.write('00000000000\0', 136); // Time.
  bytes.write('        ', 148); // Counts as blanks in its own sum.
  bytes.write('0', 156);
  bytes.write('ustar\x0000', 257);
  bytes.write(prefix, 345, 155);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}
