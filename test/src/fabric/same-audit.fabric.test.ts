import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findPrograms } from '@fabric-governance/fabric/programs/fabric-programs';
import { isAtLeast } from '@fabric-governance/fabric/programs/fabric-version';
import { describeScenario, type ScenarioNetwork } from '../scenarios/scenario-network.js';
import { CONSORTIUM, setStage } from '../scenarios/stage.js';
import { playAudited } from './audited-script.js';
import { comparableAudit, type ComparableAudit, wholeAudit } from './comparable-audit.js';

const ALL_MS = 900_000;

async function auditOn(network: ScenarioNetwork, file = CONSORTIUM): Promise<ComparableAudit> {
  const stage = await setStage(file, network);
  try {
    await playAudited(stage);
    return comparableAudit(await wholeAudit(await stage.as('regulator.rita')));
  } finally {
    await stage.stop();
  }
}

/** The scenario consortium with Raft ordering, which Fabric 3 chooses only when its file says so. */
function withRaft(folder: string): string {
  const file = join(folder, 'consortium.yaml');
  writeFileSync(file, `${readFileSync(CONSORTIUM, 'utf8')}\nfabric: { consensus: raft }\n`);
  cpSync(join(dirname(CONSORTIUM), 'scenario-charter.md'), join(folder, 'scenario-charter.md'));
  return file;
}

describeScenario('the ledger’s audit records', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'same-audit-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'of one script are the same on devnet and on real Fabric with each of its kinds of ordering, apart from ids and times',
    async () => {
      const devnet = await auditOn('devnet');
      expect(devnet.inOrder.length).toBeGreaterThan(60);
      expect(devnet.sideBySide).toHaveLength(2);
      expect(await auditOn('fabric')).toEqual(devnet);
      const { version } = await findPrograms(process.env);
      if (isAtLeast(version, 3, 0)) expect(await auditOn('fabric', withRaft(folder))).toEqual(devnet);
    },
    ALL_MS,
  );
});
