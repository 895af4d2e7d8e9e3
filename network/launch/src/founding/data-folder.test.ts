import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allInstitutions } from '@fabric-governance/consortium/consortium';
import { readConsortium } from '@fabric-governance/consortium/read-consortium';
import { dataFolder, ROOT } from '../paths.js';
import { withLandingAt } from '../ports/moved-ports.js';
import { livingRun, removeRun, writeRun } from '../run-record.js';
import { readFoundedCopy, writeFoundedCopy } from './founded-copy.js';
import { ensureSecrets } from './secrets.js';

const demo = readConsortium(join(ROOT, 'network/consortium.yaml'));

describe('the data folder', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'launch-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  describe('keeps what was founded', () => {
    it('and knows when the file has not changed', () => {
      const { founded } = dataFolder(root);
      writeFoundedCopy(founded, demo);
      expect(readFoundedCopy(founded, demo)).toEqual({ consortium: demo, fileDiffers: false });
    });

    it('and knows nothing before the founding', () => {
      expect(readFoundedCopy(dataFolder(root).founded, demo)).toBeUndefined();
    });

    it('and notices a changed person, but not a changed port', () => {
      const { founded } = dataFolder(root);
      writeFoundedCopy(founded, demo);
      expect(readFoundedCopy(founded, withLandingAt(demo, 5000))?.fileDiffers).toBe(false);
      const changed = {
        ...demo,
        institutions: demo.institutions.map((one) => ({ ...one, people: one.people.slice(1) })),
      };
      expect(readFoundedCopy(founded, changed)).toEqual({ consortium: demo, fileDiffers: true });
    });

    it('and says what to do when it is damaged', () => {
      const { founded } = dataFolder(root);
      writeFileSync(founded, '{"id":"trade-');
      expect(() => readFoundedCopy(founded, demo)).toThrow(
        /damaged or from another version\. Begin anew with --reset\.$/u,
      );
    });
  });

  describe('keeps enrolment secrets', () => {
    it('one for everybody, the same every time, for the owner only', () => {
      const { secrets } = dataFolder(root);
      const first = ensureSecrets(secrets, demo);
      expect(first.size).toBe(allInstitutions(demo).flatMap(({ people }) => people).length);
      expect(new Set(first.values()).size).toBe(first.size);
      expect(ensureSecrets(secrets, demo)).toEqual(first);
      expect(statSync(secrets).mode & 0o777).toBe(0o600);
    });
  });

  describe('knows who serves it', () => {
    const started = new Date(0);

    it('while that process lives', () => {
      const { run } = dataFolder(root);
      writeRun(run, 'http://localhost:1', started, { devnet: 1 });
      expect(livingRun(run)).toMatchObject({ pid: process.pid, landingUrl: 'http://localhost:1' });
      removeRun(run);
      expect(livingRun(run)).toBeUndefined();
    });

    it('and is not misled by another process of the same id', () => {
      const { run } = dataFolder(root);
      writeRun(run, 'http://localhost:1', started, {});
      const record = JSON.parse(readFileSync(run, 'utf8')) as Record<string, unknown>;
      writeFileSync(run, JSON.stringify({ ...record, began: '12' }));
      expect(livingRun(run)).toBeUndefined();
      writeFileSync(run, JSON.stringify({ ...record, pid: 4_000_000, began: null }));
      expect(livingRun(run)).toBeUndefined();
    });
  });
});
