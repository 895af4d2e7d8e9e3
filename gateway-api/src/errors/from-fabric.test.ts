import { refusalIn } from './from-fabric.js';

describe('the chaincode refusal in a peer answer', () => {
  test('is found behind the status, with its parameters', () => {
    const text = 'chaincode response 500, {"code":"PERMISSION_DENIED","params":{"permission":"ballot.cast"}}';
    expect(refusalIn(text)).toEqual({ code: 'PERMISSION_DENIED', params: { permission: 'ballot.cast' } });
  });

  test('is found when other endorsers answered too', () => {
    const one = 'chaincode response 500, {"code":"MEMBER_EXISTS","params":{"memberId":"aurora"}}';
    expect(refusalIn(`${one}\n${one}\n10 ABORTED: failed to endorse`)?.code).toBe('MEMBER_EXISTS');
  });

  test.each([
    ['another fault', 'chaincode response 500, Error: boom'],
    ['a code that is not in the table', 'chaincode response 500, {"code":"NO_SUCH_CODE","params":{}}'],
    ['a code of the gateway’s own', 'chaincode response 500, {"code":"INTERNAL","params":{}}'],
    ['JSON cut off', 'chaincode response 500, {"code":"MEMBER_EXISTS"'],
    ['no chaincode response at all', '{"code":"MEMBER_EXISTS","params":{}}'],
  ])('is not seen in %s', (_what, text) => {
    expect(refusalIn(text)).toBeUndefined();
  });
});
