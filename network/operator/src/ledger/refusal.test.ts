import { GatewayError } from '@hyperledger/fabric-gateway';
import { status, Metadata, type ServiceError } from '@grpc/grpc-js';
import { refusalOf } from './refusal.js';

function endorseError(...messages: readonly string[]): GatewayError {
  const cause: ServiceError = Object.assign(new Error('aborted'), {
    code: status.ABORTED,
    details: '',
    metadata: new Metadata(),
  });
  const details = messages.map((message) => ({ address: 'peer', mspId: 'aMSP', message }));
  return new GatewayError({ code: status.ABORTED, details, cause, message: 'failed to endorse transaction' });
}

describe('the refusal in a gateway error', () => {
  it('is the chaincode’s own, code and parameters', () => {
    const refusal = { code: 'NOTICE_NOT_OVER', params: { proposalId: 'p', endsAt: 5 } };
    expect(refusalOf(endorseError(`chaincode response 500, ${JSON.stringify(refusal)}`))).toEqual(refusal);
  });

  it('is nothing where the chaincode failed, or another error came', () => {
    expect(refusalOf(endorseError('chaincode response 500, TypeError: x is undefined'))).toBeNull();
    expect(refusalOf(endorseError('chaincode response 500, {"code":"NO_SUCH_CODE","params":{}}'))).toBeNull();
    expect(refusalOf(endorseError())).toBeNull();
    expect(refusalOf(new Error('x'))).toBeNull();
  });
});
