import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, readConfiguration, withSettings } from './configuration.js';

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
    expect(() => readConfiguration(broken)).toThrow(/MSP_ID is not set; LOG_LEVEL: /u);
  });

  describe('with a settings file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'operator-settings-'));
    afterAll(() => {
      rmSync(folder, { recursive: true });
    });
    const file = (text: string): string => {
      const path = join(folder, 'settings.json');
      writeFileSync(path, text);
      return path;
    };

    it('takes what the environment does not set itself', () => {
      const merged = withSettings({ MEMBER_ID: 'b' }, file(JSON.stringify(complete)));
      expect(readConfiguration(merged)).toMatchObject({ mspId: 'aMSP', memberId: 'b' });
    });

    it('refuses a file that is missing, broken or of another shape, and names it', () => {
      for (const path of [file('{"MSP_ID": 3}'), join(folder, 'nowhere.json')]) {
        expect(() => withSettings({}, path)).toThrow(ConfigurationError);
        expect(() => withSettings({}, path)).toThrow(path);
      }
    });
  });
});
