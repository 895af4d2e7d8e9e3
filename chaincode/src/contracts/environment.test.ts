import { serviceEnvironmentSchema } from '../service-environment.js';
import { parseEnvironment } from './environment.js';

const COMPLETE = {
  CHAINCODE_ID: 'governance:1',
  CHAINCODE_SERVER_ADDRESS: '127.0.0.1:9999',
  CORE_PEER_LOCALMSPID: 'AuroraBankMSP',
};

test('a service that agrees to no founding document needs no hash', () => {
  const parsed = parseEnvironment(serviceEnvironmentSchema, COMPLETE);
  expect(parsed).toEqual({ ...COMPLETE, FOUNDING_HASH: '' });
  expect(Object.isFrozen(parsed)).toBe(true);
});

test('tells everything that is wrong, a line each', () => {
  const variables = { CHAINCODE_SERVER_ADDRESS: 'nowhere', CORE_PEER_LOCALMSPID: 'A', FOUNDING_HASH: 'x' };
  expect(() => parseEnvironment(serviceEnvironmentSchema, variables)).toThrow(
    /^FOUNDING_HASH: .+\nCHAINCODE_ID: .+\nCHAINCODE_SERVER_ADDRESS: host:port$/u,
  );
});
