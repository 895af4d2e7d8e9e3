import { parsePackage } from './chaincode-package.js';
import { parseGoDuration } from '@fabric-governance/protocol/go-duration';
import { connectionOf, type ServiceConnection } from './service-connection.js';
import { servicePackageOf } from '@fabric-governance/protocol/testdata/tar-archive';

const CONTEXT = { peername: 'peer0org1', tls: { root: 'ROOT' } };

function read(connection: unknown, type = 'ccaas'): ServiceConnection {
  return connectionOf(parsePackage(servicePackageOf('basic', connection, type)), CONTEXT);
}

describe('connectionOf', () => {
  it('reads where the service listens, with Fabric’s default timeout', () => {
    expect(read({ address: 'localhost:9999' })).toEqual({ address: 'localhost:9999', dialTimeout: 3_000 });
    expect(read({ address: 'localhost:9999', dial_timeout: '10s' }).dialTimeout).toBe(10_000);
    expect(read({ address: 'localhost:9999', dial_timeout: '' }).dialTimeout).toBe(3_000);
  });

  it('takes both names of the type, in any case', () => {
    for (const type of ['ccaas', 'CCAAS', 'external']) {
      expect(read({ address: 'a:1' }, type).address).toBe('a:1');
    }
    expect(() => read({ address: 'a:1' }, 'node')).toThrow("no builder for packages of type 'node'");
  });

  it('fills places in the texts', () => {
    expect(read({ address: '{{.peername}}_basic:9999' }).address).toBe('peer0org1_basic:9999');
    const tls = read({ address: '{{ .peername }}:1', tls_required: true, root_cert: '{{.tls.root}}' }).tls;
    expect(tls).toEqual({ rootCertificate: 'ROOT' });
    expect(() => read({ address: '{{.nobody}}:1' })).toThrow('map has no entry for key "nobody"');
    expect(() => read({ address: '{{if .peername}}x{{end}}:1' })).toThrow(
      'only places such as {{.peername}}',
    );
  });

  it('demands the certificates that the service demands', () => {
    const secure = { address: 'a:1', tls_required: true };
    const client = { client_auth_required: true, client_key: 'KEY', client_cert: 'CERT' };
    expect(read({ ...secure, ...client, root_cert: 'ROOT' }).tls).toEqual({
      rootCertificate: 'ROOT',
      client: { key: 'KEY', certificate: 'CERT' },
    });
    expect(() => read(secure)).toThrow('chaincode tls root cert not provided');
    expect(() => read({ ...secure, ...client, client_key: '' })).toThrow('chaincode tls key not provided');
    expect(() => read({ ...secure, ...client, client_cert: '' })).toThrow('chaincode tls cert not provided');
  });

  it('refuses a connection without address, or of another form', () => {
    expect(() => read({})).toThrow('chaincode address not provided');
    expect(() => read({ address: 'a:1', dial_timeout: 'soon' })).toThrow('time: invalid duration "soon"');
    expect(() => read({ address: 1 })).toThrow('malformed connection.json');
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
