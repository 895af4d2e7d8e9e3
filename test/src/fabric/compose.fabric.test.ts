import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Consortium } from '@fabric-governance/consortium/consortium';
import { readConsortium } from '@fabric-governance/consortium/read-consortium';
import { composeFile, mountedFolders } from '@fabric-governance/fabric/compose/compose-file';
import { fabricFolder } from '@fabric-governance/fabric/fabric-folder';
import { networkModel, ONE_MACHINE } from '@fabric-governance/fabric/network-model';
import { consensusFor } from '@fabric-governance/fabric/prepare-network';
import { findPrograms, type FabricPrograms } from '@fabric-governance/fabric/programs/fabric-programs';
import { versionText } from '@fabric-governance/fabric/programs/fabric-version';
import { withRandomFabricPorts } from '@fabric-governance/fabric/random-ports';
import { institutionSchema } from '@fabric-governance/gateway-api/contract/institution';
import { writeFoundedCopy } from '@fabric-governance/launch/founding/founded-copy';
import { getJson } from '@fabric-governance/launch/health';
import { ROOT } from '@fabric-governance/launch/paths';
import { until } from '../client/until.js';
import { describeScenario } from '../scenarios/scenario-network.js';
import { CONSORTIUM } from '../scenarios/stage.js';
import { ComposeRehearsal } from './compose-rehearsal.js';

jest.setTimeout(300_000);

describeScenario('the compose file, its commands run on this machine without containers,', () => {
  let root: string;
  let programs: FabricPrograms;
  let consortium: Consortium;
  let rehearsal: ComposeRehearsal;
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'compose-'));
    programs = await findPrograms(process.env);
    const placed = await withRandomFabricPorts(readConsortium(CONSORTIUM));
    const consensus = consensusFor(placed, programs.version, programs.orderer);
    consortium = { ...placed, fabric: { ...placed.fabric, consensus } };
    const folder = fabricFolder(root);
    writeFoundedCopy(folder.founded, consortium);
    const file = composeFile({
      model: networkModel(consortium, consensus, ONE_MACHINE),
      folder,
      app: ROOT,
      fabricVersion: versionText(programs.version),
      caVersion: versionText(programs.caVersion),
      project: ROOT,
      user: '1000:1000',
    });
    for (const mounted of mountedFolders(file)) mkdirSync(join(root, mounted), { recursive: true });
    rehearsal = new ComposeRehearsal(file, {
      bin: dirname(programs.peer),
      setupArguments: ['--builder', programs.builder, '--one-machine'],
      logs: join(root, 'logs'),
    });
  });
  afterAll(async () => {
    await rehearsal.down();
    rmSync(root, { recursive: true, force: true });
  });

  it('brings up a network on which the consortium stands', async () => {
    await rehearsal.up();
    for (const { id, ports } of consortium.institutions) {
      await until(`${id} to be a member`, async () => {
        const answer = institutionSchema.safeParse(
          await getJson(`http://127.0.0.1:${ports.console}/api/institution`),
        );
        return answer.data?.standing === 'member' ? true : undefined;
      });
    }
    expect(rehearsal.living()).toEqual(
      expect.arrayContaining([
        'ca.delta',
        'orderer1',
        'peer.regulator',
        'chaincode.alpha',
        'gateway.delta',
        'agent.beta',
      ]),
    );
    expect(rehearsal.living()).not.toContain('channel');
  });
});
