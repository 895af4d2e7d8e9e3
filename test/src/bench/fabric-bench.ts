import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPrograms } from '@fabric-governance/fabric/programs/fabric-programs';
import { PROBE } from '../conformance/calls/transactions.js';
import { startFabricUnderTest } from '../conformance/network/fabric-under-test.js';
import { makeMaterial, type Material } from '../conformance/network/material.js';
import { found, settled } from '../conformance/record.js';
import type { LoadProcess } from './load-process.js';
import type { LoadAmount, LoadTarget } from './load.js';
import { measure, type Measurement } from './measure.js';

/** Another network's measurement, with what people call that network. */
export interface OtherMeasurement extends Measurement {
  readonly title: string;
}

/**
 * Measures real Fabric from `FABRIC_BIN` or `PATH`: one orderer and two peers on this machine, founded anew in a temporary folder.
 * @throws LaunchError when programs are missing
 */
export async function benchFabric(amount: LoadAmount, client: LoadProcess): Promise<OtherMeasurement> {
  const programs = await findPrograms(process.env);
  const folder = mkdtempSync(join(tmpdir(), 'fabric-bench-'));
  const material = await makeMaterial(folder);
  const network = await startFabricUnderTest(material, programs);
  try {
    const { stage, end } = await found(material, () => undefined);
    try {
      await settled(stage);
      const processes = { network: network.pids, chaincode: [] };
      const measurement = await measure(targetOf(material), processes, { amount, client });
      return { title: network.title, ...measurement };
    } finally {
      await end();
    }
  } finally {
    await network.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function targetOf({ channel, peers: [{ organisation, peerPort }] }: Material): LoadTarget {
  const { identity, tls } = organisation.user;
  return {
    address: `localhost:${peerPort}`,
    tlsRootsPem: readFileSync(organisation.node.tlsCaPath, 'utf8'),
    mspId: organisation.mspId,
    tlsClient: { certificatePem: tls.certificatePem, privateKeyPem: tls.privateKeyPem },
    certificatePem: identity.certificatePem,
    privateKeyPem: identity.privateKeyPem,
    channel,
    chaincode: PROBE,
  };
}
