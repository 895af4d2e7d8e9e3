import { chaincodesFrom } from './chaincode-arguments.js';
import { UsageError } from './usage-error.js';

const SCOPE = { mspIds: ['Org1MSP', 'Org2MSP'], channels: ['mychannel', 'other'] };
const none = { chaincode: [], collections: [], policy: [], indexes: [], chaincodeTls: [], initRequired: [] };

describe('chaincodesFrom', () => {
  it('gives an address without an organisation to all', () => {
    const found = chaincodesFrom({ ...none, chaincode: ['basic=localhost:9999'] }, SCOPE);
    expect(found.get('mychannel')).toEqual([
      { name: 'basic', version: '1.0', addresses: { Org1MSP: 'localhost:9999', Org2MSP: 'localhost:9999' } },
    ]);
  });

  it('lets organisations have services of their own', () => {
    const chaincode = ['p=Org1MSP@localhost:1', 'p=Org2MSP@localhost:2'];
    const found = chaincodesFrom({ ...none, chaincode, policy: ["p=OR('Org1MSP.peer')"] }, SCOPE);
    expect(found.get('mychannel')?.[0]).toMatchObject({
      addresses: { Org1MSP: 'localhost:1', Org2MSP: 'localhost:2' },
      endorsementPolicy: "OR('Org1MSP.peer')",
    });
  });

  it('leaves the address out of a chaincode that connects by itself', () => {
    const found = chaincodesFrom(
      { ...none, chaincode: ['other/basic'], initRequired: ['other/basic'] },
      SCOPE,
    );
    expect(found.get('other')).toEqual([{ name: 'basic', version: '1.0', initRequired: true }]);
  });

  it('puts a chaincode on the channel before the slash', () => {
    const args = {
      ...none,
      chaincode: ['basic=h:1', 'other/basic=h:2'],
      policy: ["other/basic=OR('A.peer')"],
    };
    const found = chaincodesFrom(args, SCOPE);
    expect(found.get('mychannel')?.[0]).not.toHaveProperty('endorsementPolicy');
    expect(found.get('other')).toMatchObject([{ name: 'basic', addresses: { Org1MSP: 'h:2' } }]);
  });

  it('reaches services over TLS, with a certificate of the peer’s where it is given', () => {
    const chaincode = ['open=h:1', 'closed=Org1MSP@h:2'];
    const chaincodeTls = ['open=/ca.pem', 'closed=/ca.pem,/cert.pem,/key.pem'];
    const found = chaincodesFrom({ ...none, chaincode, chaincodeTls, initRequired: ['open'] }, SCOPE);
    const root = { rootCertificatePath: '/ca.pem' };
    expect(found.get('mychannel')).toMatchObject([
      { name: 'open', tls: { Org1MSP: root, Org2MSP: root }, initRequired: true },
      { tls: { Org1MSP: { ...root, client: { certificatePath: '/cert.pem', keyPath: '/key.pem' } } } },
    ]);
  });

  it.each([
    ['a certificate without its key', { chaincode: ['a=h:1'], chaincodeTls: ['a=/ca.pem,/cert.pem'] }],
    ['an unknown channel', { chaincode: ['nowhere/basic=h:1'] }],
    ['no address after the name', { chaincode: ['basic='] }],
    ['an address for what connects by itself', { chaincode: ['basic', 'basic=h:1'] }],
    ['no port', { chaincode: ['basic=localhost'] }],
    ['an unknown organisation', { chaincode: ['basic=Org9MSP@localhost:1'] }],
    ['a policy for an unknown chaincode', { policy: ["other=OR('Org1MSP.peer')"] }],
    ['a collections file that is not there', { chaincode: ['a=h:1'], collections: ['a=/nowhere.json'] }],
  ])('refuses %s', (_what, given) => {
    expect(() => chaincodesFrom({ ...none, ...given }, SCOPE)).toThrow(UsageError);
  });
});
