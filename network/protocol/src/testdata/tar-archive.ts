import { gzipSync } from 'node:zlib';

/** An entry to be written; type `0` is a regular file. */
export interface TarFile {
  readonly name: string;
  readonly content?: Uint8Array | string;
  readonly type?: string;
}

/** A POSIX tar archive. */
export function tarOf(files: readonly TarFile[]): Buffer {
  return Buffer.concat([...files.map(entryOf), Buffer.alloc(1024)]);
}

/** A compressed one. */
export function tarGzOf(files: readonly TarFile[]): Buffer {
  return gzipSync(tarOf(files));
}

/** A chaincode package of a service, with a connection.json. */
export function servicePackageOf(label: string, connection: unknown, type = 'ccaas'): Buffer {
  return tarGzOf([
    { name: 'metadata.json', content: JSON.stringify({ type, label }) },
    {
      name: 'code.tar.gz',
      content: tarGzOf([{ name: './connection.json', content: JSON.stringify(connection) }]),
    },
  ]);
}

function entryOf({ name, content = '', type = '0' }: TarFile): Buffer {
  const body = Buffer.from(content);
  const header = Buffer.alloc(512);
  header.write(name);
  header.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
}
