import { refusedByOrderers } from './orderer-refusal.js';

const FORBIDDEN = 'received unsuccessful response from orderer: status=FORBIDDEN, info=implicit policy';
const ABORTED = 10;
const UNAVAILABLE = 14;
const DEADLINE_EXCEEDED = 4;

const details = (...messages: readonly string[]) => messages.map((message) => ({ message }));

describe('a failed submission', () => {
  it.each([
    ['one orderer said no', ABORTED, FORBIDDEN, []],
    ['each BFT orderer said no', UNAVAILABLE, 'insufficient number of orderers', [FORBIDDEN, FORBIDDEN]],
  ])('was refused when %s', (_what, code, text, messages) => {
    expect(refusedByOrderers({ code, text, details: details(...messages) })).toBe(true);
  });

  it.each([
    ['one BFT orderer was silent', UNAVAILABLE, [FORBIDDEN, 'connection refused']],
    [
      'one has it already',
      UNAVAILABLE,
      [FORBIDDEN, 'status=SERVICE_UNAVAILABLE, info=request already processed'],
    ],
    ['nobody tells why', UNAVAILABLE, []],
    ['only one of several was heard', UNAVAILABLE, [FORBIDDEN]],
    ['the time was over', DEADLINE_EXCEEDED, [FORBIDDEN, FORBIDDEN]],
    ['the peer aborted for another reason', ABORTED, ['status=SERVICE_UNAVAILABLE, info=no Raft leader']],
  ])('is of unknown outcome when %s', (_what, code, messages) => {
    expect(refusedByOrderers({ code, text: 'it did not work', details: details(...messages) })).toBe(false);
  });
});
