import { parsePackage } from './chaincode-package.js';
import { parseGoDuration } from '@fabric-governance/protocol/go-duration';
import { connectionOf, type ServiceConnection } from './service-connection.js';
import { servicePackageOf } from '@fabric-governance/protocol/testdata/tar-archive';

const CONTEXT = { peername: 'peer0org1', tls: { root: 'ROOT' } };

async function read(connection: unknown, type = 'ccaas'): Promise<ServiceConnection> {
  return connectionOf(await parsePackage(servicePackageOf('basic', connection, type)), CONTEXT);
}

describe('connectionOf', () => {
  it('reads where the service listens, with Fabric’s default timeout', async () => {
    expect(await read({ address: 'localhost:9999' })).toEqual({
      address: 'localhost:9999',
      dialTimeout: 3_000,
    });
    expect((await read({ address: 'localhost:9999', dial_timeout: '10s' })).dialTimeout).toBe(10_000);
    expect((await read({ address: 'localhost:9999', dial_timeout: '' })).dialTimeout).toBe(3_000);
  });

  it('takes both names of the type, in any case', async () => {
    for (const type of ['ccaas', 'CCAAS', 'external']) {
      expect((await read({ address: 'a:1' }, type)).address).toBe('a:1');
    }
    await expect(read({ address: 'a:1' }, 'node')).rejects.toThrow("no builder for packages of type 'node'");
  });

  it('fills places in the texts', async () => {
    expect((await read({ address: '{{.peername}}_basic:9999' })).address).toBe('peer0org1_basic:9999');
    const tls = (await read({ address: '{{ .peername }}:1', tls_required: true, root_cert: '{{.tls.root}}' }))
      .tls;
    expect(tls).toEqual({ rootCertificate: 'ROOT' });
    await expect(read({ address: '{{.nobody}}:1' })).rejects.toThrow('map has no entry for key "nobody"');
    await expect(read({ address: '{{if .peername}}x{{end}}:1' })).rejects.toThrow(
      'only places such as {{.peername}}',
    );
  });

  it('demands the certificates that the service demands', async () => {
    const secure = { address: 'a:1', tls_required: true };
    const client = { client_auth_required: true, client_key: 'KEY', client_cert: 'CERT' };
    expect((await read({ ...secure, ...client, root_cert: 'ROOT' })).tls).toEqual({
      rootCertificate: 'ROOT',
      client: { key: 'KEY', certificate: 'CERT' },
    });
    await expect(read(secure)).rejects.toThrow('chaincode tls root cert not provided');
    await expect(read({ ...secure, ...client, client_key: '' })).rejects.toThrow(
      'chaincode tls key not provided',
    );
    await expect(read({ ...secure, ...client, client_cert: '' })).rejects.toThrow(
      'chaincode tls cert not provided',
    );
  });

  it('refuses a connection without address, or of another form', async () => {
    await expect(read({})).rejects.toThrow('chaincode address not provided');
    await expect(read({ address: 'a:1', dial_timeout: 'soon' })).rejects.toThrow(
      'time: invalid duration "soon"',
    );
    await expect(read({ address: 1 })).rejects.toThrow('malformed connection.json');
  });
});

describe('parseGoDuration', () => {
  it.each([
    ['10s', 10_000],
    ['1m30s', 90_000],
    ['1.5h', 5_400_000],
    ['250ms', 250],
    ['0', 0],
    [3e9, 3_000],
  ])('reads %s', (text, milliseconds) => {
    expect(parseGoDuration(text)).toBe(milliseconds);
  });
});
