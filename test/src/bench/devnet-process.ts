import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { targetFromProfile } from './load-target.js';
import type { LoadTarget } from './load.js';

const DEVNET = join(__dirname, '../../../network/devnet/dist/main.js');
const CHANNEL = 'mychannel';
const CHAINCODE = 'bench';

/** A network or chaincode in a process of its own. */
export interface RunningProcess {
  readonly pid: number;
  /** As a crash would: nothing can be finished. */
  kill(): Promise<void>;
  /** As Ctrl-C does. */
  stop(): Promise<void>;
}

/** Serves the chaincode with the real fabric-shim. Settles when it listens. */
export async function startChaincode(address: string, packageId: string): Promise<RunningProcess> {
  const child = fork(join(__dirname, '../../dist/bench/put-chaincode.js'), [address, packageId], {
    env: { ...process.env, CORE_CHAINCODE_LOGGING_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await Promise.race([once(child, 'message'), failure(child, 'the chaincode')]);
  return running(child);
}

/**
 * Starts `npm run devnet`'s program with two organisations, as in Fabric's test network, on free ports. Settles when
 * it says that it is ready.
 *
 * @param folder for ledger and keys; with an earlier run's, the network goes on where that one stopped
 */
export async function startDevnetProcess(
  folder: string,
  chaincodeAddress: string,
  nodeOptions: readonly string[] = [],
): Promise<RunningProcess & { readonly target: LoadTarget }> {
  const config = join(folder, 'network.json');
  writeFileSync(config, JSON.stringify(description(chaincodeAddress)));
  const args = ['--config', config, '--data', join(folder, 'data'), '--json'];
  const organizations = ['--organizations', join(folder, 'organizations')];
  const child = spawn(process.execPath, [...nodeOptions, DEVNET, ...args, ...organizations], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const profile = await Promise.race([readyLine(child), failure(child, 'devnet')]);
  return { ...running(child), target: profile };
}

function description(chaincodeAddress: string): unknown {
  const organization = (number: number): unknown => ({
    name: `Org${number}`,
    mspId: `Org${number}MSP`,
    domain: `org${number}.example.com`,
    peerPort: 0,
    caPort: 0,
    caName: `ca-org${number}`,
  });
  return {
    channel: CHANNEL,
    ordererOrganization: { name: 'Orderer', mspId: 'OrdererMSP', domain: 'example.com', port: 0 },
    organizations: [organization(1), organization(2)],
    chaincodes: [{ name: CHAINCODE, addresses: { Org1MSP: chaincodeAddress, Org2MSP: chaincodeAddress } }],
  };
}

interface ReadyLine {
  readonly msg?: string;
  readonly organizations?: Readonly<
    Record<string, { connectionProfilePath: string; userCertPath: string; userKeyPath: string }>
  >;
}

/** Reads the log to the line that says where everything is; what follows is thrown away. */
function readyLine(child: ChildProcess): Promise<LoadTarget> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) {
      reject(new Error('devnet has no output'));
      return;
    }
    const { stdout } = child;
    const lines = createInterface({ input: stdout });
    lines.on('line', (line) => {
      const { msg, organizations } = JSON.parse(line) as ReadyLine;
      const own = organizations?.['Org1MSP'];
      if (msg === 'ready' && own !== undefined) {
        lines.close();
        stdout.resume();
        resolve(
          targetFromProfile(readFileSync(own.connectionProfilePath, 'utf8'), {
            certificatePem: readFileSync(own.userCertPath, 'utf8'),
            privateKeyPem: readFileSync(own.userKeyPath, 'utf8'),
            channel: CHANNEL,
            chaincode: CHAINCODE,
          }),
        );
      }
    });
  });
}

async function failure(child: ChildProcess, what: string): Promise<never> {
  const [code] = (await once(child, 'exit')) as unknown[];
  throw new Error(`${what} ended at once, with code ${String(code)}`);
}

function running(child: ChildProcess): RunningProcess {
  const end = async (signal: 'SIGKILL' | 'SIGINT'): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return { pid: child.pid ?? 0, kill: () => end('SIGKILL'), stop: () => end('SIGINT') };
}
