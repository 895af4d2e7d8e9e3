import { chaincodesFrom } from './chaincode-arguments.js';
import { UsageError } from './usage-error.js';

const MSP_IDS = ['Org1MSP', 'Org2MSP'];
const none = { chaincode: [], collections: [], policy: [] };

describe('chaincodesFrom', () => {
  it('gives an address without an organisation to all', () => {
    expect(chaincodesFrom({ ...none, chaincode: ['basic=localhost:9999'] }, MSP_IDS)).toEqual([
      { name: 'basic', version: '1.0', addresses: { Org1MSP: 'localhost:9999', Org2MSP: 'localhost:9999' } },
    ]);
  });

  it('lets organisations have services of their own', () => {
    const chaincode = ['p=Org1MSP@localhost:1', 'p=Org2MSP@localhost:2'];
    const [chaincodes] = chaincodesFrom({ ...none, chaincode, policy: ["p=OR('Org1MSP.peer')"] }, MSP_IDS);
    expect(chaincodes).toMatchObject({
      addresses: { Org1MSP: 'localhost:1', Org2MSP: 'localhost:2' },
      endorsementPolicy: "OR('Org1MSP.peer')",
    });
  });

  it.each([
    ['no address', { chaincode: ['basic'] }],
    ['no port', { chaincode: ['basic=localhost'] }],
    ['an unknown organisation', { chaincode: ['basic=Org9MSP@localhost:1'] }],
    ['a policy for an unknown chaincode', { policy: ["other=OR('Org1MSP.peer')"] }],
    ['a collections file that is not there', { chaincode: ['a=h:1'], collections: ['a=/nowhere.json'] }],
  ])('refuses %s', (_what, given) => {
    expect(() => chaincodesFrom({ ...none, ...given }, MSP_IDS)).toThrow(UsageError);
  });
});
