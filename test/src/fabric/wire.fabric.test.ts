import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPrograms } from '@fabric-governance/fabric/programs/fabric-programs';
import { recordBoth } from '../conformance/both-networks.js';
import { differences } from '../conformance/compare.js';
import { BY_BUILD, knownDifferences } from '../conformance/known-differences.js';
import { describeScenario } from '../scenarios/scenario-network.js';

const RECORD_MS = 400_000;

describeScenario('devnet on the wire', () => {
  it(
    'answers every call as real Fabric does, to the byte, apart from what is known',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
      try {
        const programs = await findPrograms(process.env);
        const { devnet, fabric } = await recordBoth(folder, programs, () => undefined);
        const known = knownDifferences(programs.version);
        expect(devnet.answers.length).toBeGreaterThan(200);
        const found = differences(devnet, fabric).filter(({ name }) => !BY_BUILD.includes(name));
        expect(found.filter(({ name }) => !(name in known))).toEqual([]);
        expect(found.map(({ name }) => name).sort()).toEqual(Object.keys(known).sort());
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    RECORD_MS,
  );
});
