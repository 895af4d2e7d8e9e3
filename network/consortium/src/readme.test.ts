import { PERMISSIONS } from '@fabric-governance/chaincode/governance/authority/permissions';
import { PARTICIPANT_KINDS } from '@fabric-governance/chaincode/governance/states';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { charterRulesSchema, consortiumFileSchema } from './consortium-file.js';
import { institutionSettingsSchema, networkSettingsSchema } from './fabric-settings.js';
import { DEFAULT_PORTS } from './default-ports.js';
import { readConsortium } from './read-consortium.js';

const README = readFileSync(join(__dirname, '../README.md'), 'utf8');

describe('the format as README.md describes it', () => {
  const examples = [...README.matchAll(/^```yaml consortium\n(.*?)^```$/gmsu)].map(([, text]) => text ?? '');

  it('has examples which are read without a problem', () => {
    expect(examples).toHaveLength(1);
    for (const example of examples) {
      expect(() =>
        readConsortium('readme.yaml', (path) => (path === 'readme.yaml' ? example : 'text')),
      ).not.toThrow();
    }
  });

  it.each([
    ['key of the file', Object.keys(consortiumFileSchema.shape)],
    ['key of an institution', Object.keys(consortiumFileSchema.shape.institutions.element.shape)],
    ['key of fabric', Object.keys(networkSettingsSchema.shape)],
    ["key of an institution's fabric", Object.keys(institutionSettingsSchema.shape)],
    ['key of a charter', Object.keys(charterRulesSchema.shape)],
    ['permission', PERMISSIONS],
    ['kind of participant', PARTICIPANT_KINDS],
  ])('names every %s', (_what, names) => {
    for (const name of names) {
      expect(README).toMatch(new RegExp(`\`${name}(: 1)?\``, 'u'));
    }
  });

  it('gives the default ports', () => {
    for (const port of Object.values(DEFAULT_PORTS)) {
      expect(README).toContain(`(${port})`);
    }
  });
});
