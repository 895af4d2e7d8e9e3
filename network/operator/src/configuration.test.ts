import { ConfigurationError, readConfiguration } from './configuration.js';

const complete = {
  CONNECTION_PROFILE: 'profile.json',
  MSP_ID: 'aMSP',
  MEMBER_ID: 'a',
  CHANNEL: 'governance',
  CHAINCODE: 'governance',
  AGENT_CERT: 'cert.pem',
  AGENT_KEY: 'key.pem',
};

describe('the configuration', () => {
  it('is read from the environment once and frozen', () => {
    const configuration = readConfiguration(complete);
    expect(configuration).toMatchObject({ mspId: 'aMSP', logLevel: 'info' });
    expect(configuration).not.toHaveProperty('foundingDocument');
    expect(Object.isFrozen(configuration)).toBe(true);
    expect(readConfiguration({ ...complete, FOUNDING_DOCUMENT: 'f.json' }).foundingDocument).toBe('f.json');
  });

  it('names every variable that is missing or wrong', () => {
    const broken = { ...complete, MSP_ID: undefined, LOG_LEVEL: 'loud' };
    expect(() => readConfiguration(broken)).toThrow(ConfigurationError);
    expect(() => readConfiguration(broken)).toThrow(/MSP_ID: .*LOG_LEVEL: /u);
  });
});
