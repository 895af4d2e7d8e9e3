import { TxValidationCode } from '@hyperledger/fabric-protos/lib/peer/transaction_pb.js';
import { VALIDATION_CODES, validationCodeName } from './validation-code.js';

it('is Fabric’s own table', () => {
  expect(VALIDATION_CODES).toEqual(TxValidationCode);
});

it('names known codes, and later ones by number', () => {
  expect(validationCodeName(11)).toBe('MVCC_READ_CONFLICT');
  expect(validationCodeName(200)).toBe('UNKNOWN_200');
});
