import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Consortium } from '@fabric-governance/consortium/consortium';
import { readConsortium } from '@fabric-governance/consortium/read-consortium';
import { composeFile } from '@fabric-governance/fabric/compose/compose-file';
import { fabricFolder } from '@fabric-governance/fabric/fabric-folder';
import { networkModel, ONE_MACHINE } from '@fabric-governance/fabric/network-model';
import { consensusFor } from '@fabric-governance/fabric/prepare-network';
import { findPrograms, type FabricPrograms } from '@fabric-governance/fabric/programs/fabric-programs';
import { versionText } from '@fabric-governance/fabric/programs/fabric-version';
import { withRandomFabricPorts } from '@fabric-governance/fabric/random-ports';
import { institutionSchema } from '@fabric-governance/gateway-api/contract/institution';
import { getJson } from '@fabric-governance/launch/health';
import { ROOT } from '@fabric-governance/launch/paths';
import { until } from '../client/until.js';
import { describeScenario } from '../scenarios/scenario-network.js';
import { CONSORTIUM } from '../scenarios/stage.js';
import { ComposeRehearsal } from './compose-rehearsal.js';
import { writePlacedFile } from './placed-file.js';

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
    const source = writePlacedFile(CONSORTIUM, placed, root);
    consortium = readConsortium(source);
    const consensus = consensusFor(consortium, programs.version, programs.orderer);
    // The volume, empty as Docker makes it.
    const volume = join(root, 'volume');
    mkdirSync(volume);
    const file = composeFile({
      model: networkModel(consortium, consensus, ONE_MACHINE),
      folder: fabricFolder(volume),
      app: ROOT,
      fabricVersion: versionText(programs.version),
      caVersion: versionText(programs.caVersion),
      project: ROOT,
      file: { name: basename(source), folder: root, mounted: root },
    });
    rehearsal = new ComposeRehearsal(file, {
      bin: dirname(programs.peer),
      setupArguments: ['--builder', programs.builder, '--one-machine'],
      logs: join(root, 'logs'),
    });
  });
  afterAll(async () => {
    // Undefined where the preparation above failed, whose error is the one to tell.
    await (rehearsal as ComposeRehearsal | undefined)?.down();
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
        'landing',
      ]),
    );
    const standings = await getJson(`http://127.0.0.1:${consortium.ports.landing}/standings`);
    expect(standings).toMatchObject({ alpha: 'member', delta: 'outside' });
    expect(rehearsal.living()).not.toContain('channel');
  });
});
