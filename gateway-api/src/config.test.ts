import { ConfigError, readConfig } from './config.js';

const ENVIRONMENT = {
  CONNECTION_PROFILE: '/org/peerOrganizations/aurora.example/connection-aurora.json',
  MSP_ID: 'AuroraMSP',
  MEMBER_ID: 'aurora',
  CHANNEL: 'governance-channel',
  CHAINCODE: 'governance',
  SERVICE_CERT: 'cert.pem',
  SERVICE_KEY: 'key.pem',
  DATA_DIR: '/data',
  INSTITUTION_NAME_EN: 'Aurora',
  INSTITUTION_NAME_ZH: '极光',
};

test('the MSP folder is the connection profile’s neighbour unless said otherwise', () => {
  expect(readConfig(ENVIRONMENT).mspDir).toBe('/org/peerOrganizations/aurora.example/msp');
  expect(readConfig({ ...ENVIRONMENT, MSP_DIR: '/elsewhere' }).mspDir).toBe('/elsewhere');
});

test('the configuration cannot be changed afterwards', () => {
  expect(Object.isFrozen(readConfig(ENVIRONMENT))).toBe(true);
});

test('every wrong variable is named at once', () => {
  const wrong = { ...ENVIRONMENT, PORT: 'eighty', SPONSORS: '{', MSP_ID: undefined };
  expect(() => readConfig(wrong)).toThrow(ConfigError);
  expect(() => readConfig(wrong)).toThrow(/PORT.*MSP_ID.*SPONSORS: not JSON/u);
});
