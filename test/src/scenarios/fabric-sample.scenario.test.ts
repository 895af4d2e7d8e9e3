import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRAMS, ROOT } from '@fabric-governance/launch/paths';
import { freePorts } from '@fabric-governance/launch/ports/random-ports';
import { buildCopy, findSample, runToEnd, startListening, type Background } from './sample-folder.js';
import { printNetworks } from './stage.js';

const PREPARE_MS = 600_000;
const ORG1_PEER_PORT = 7051;
const SAMPLE = 'asset-transfer-basic';
const sample = findSample(SAMPLE);
if ('missing' in sample) process.stdout.write(`Skipped: ${SAMPLE} on devnet. ${sample.missing}.\n`);

describe('fabric-samples’ asset-transfer-basic, unmodified', () => {
  const onlyWithSample = 'folder' in sample ? it : it.skip;

  onlyWithSample(
    'runs its TypeScript chaincode and gateway application on devnet',
    async () => {
      if (!('folder' in sample)) return;
      printNetworks();
      const folder = mkdtempSync(join(tmpdir(), 'sample-'));
      const running: Background[] = [];
      try {
        const chaincode = buildCopy(sample.folder, `${SAMPLE}/chaincode-typescript`, folder);
        const application = buildCopy(sample.folder, `${SAMPLE}/application-gateway-typescript`, folder);
        const [port = 0] = await freePorts(1);
        const address = `127.0.0.1:${port}`;
        const server = { folder: chaincode, command: 'npm', args: ['run', 'start:server-nontls'] };
        running.push(
          await startListening(server, port, {
            CHAINCODE_SERVER_ADDRESS: address,
            CHAINCODE_ID: 'basic:1.0',
          }),
        );
        const organizations = join(folder, 'test-network/organizations');
        const data = join(folder, 'data');
        const options = ['--preset', 'test-network', '--organizations', organizations, '--data', data];
        const args = [PROGRAMS.devnet, ...options, '--chaincode', `basic=${address}`];
        running.push(await startListening({ folder: ROOT, command: process.execPath, args }, ORG1_PEER_PORT));
        const printed = runToEnd(application, 'npm', ['start']);
        expect(printed).toContain('*** Transaction committed successfully');
        expect(printed).toContain('*** Successfully caught the error');
        expect(printed).toContain("Owner: 'Saptha'");
      } finally {
        for (const background of running.reverse()) await background.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
    PREPARE_MS,
  );
});
