import { ProtocolError } from '@fabric-governance/protocol/errors';
import { asFailure } from './as-failure.js';
import { consoleFailure } from './failure.js';

it('leaves a failure as it is', () => {
  const failure = consoleFailure('LINK_INCOMPLETE');
  expect(asFailure(failure)).toBe(failure);
});

it('keeps the code of bytes that the protocol checks refused', () => {
  const cause = new ProtocolError('HEADER_MISMATCH', { part: 'channel header' });
  expect(asFailure(cause)).toMatchObject({
    code: 'HEADER_MISMATCH',
    kind: 'system',
    params: { part: 'channel header' },
    cause,
  });
});

it('says what it knows of the unforeseen', () => {
  expect(asFailure(new TypeError('x is not a function'))).toMatchObject({
    code: 'UNEXPECTED',
    params: { detail: 'x is not a function' },
  });
});
