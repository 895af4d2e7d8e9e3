import { describeScenario, type ScenarioNetwork } from '../scenarios/scenario-network.js';
import { CONSORTIUM, setStage } from '../scenarios/stage.js';
import { playAudited } from './audited-script.js';
import { comparableAudit, type ComparableAudit, wholeAudit } from './comparable-audit.js';

const BOTH_MS = 600_000;

async function auditOn(network: ScenarioNetwork): Promise<ComparableAudit> {
  const stage = await setStage(CONSORTIUM, network);
  try {
    await playAudited(stage);
    return comparableAudit(await wholeAudit(await stage.as('regulator.rita')));
  } finally {
    await stage.stop();
  }
}

describeScenario('the ledger’s audit records', () => {
  it(
    'of one script are the same on devnet and on real Fabric, apart from ids and times',
    async () => {
      const devnet = await auditOn('devnet');
      expect(devnet.inOrder.length).toBeGreaterThan(60);
      expect(devnet.sideBySide.length).toBeGreaterThan(3);
      expect(await auditOn('fabric')).toEqual(devnet);
    },
    BOTH_MS,
  );
});
