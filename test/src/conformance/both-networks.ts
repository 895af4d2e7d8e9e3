import type { FabricPrograms } from '@fabric-governance/fabric/programs/fabric-programs';
import { startDevnetUnderTest } from './network/devnet-under-test.js';
import { startFabricUnderTest } from './network/fabric-under-test.js';
import { makeMaterial } from './network/material.js';
import { record, type OnAnswer, type Recording } from './record.js';

/** Records devnet and then real Fabric, with the same keys, ports, genesis block and times, in the folder. */
export async function recordBoth(
  folder: string,
  programs: FabricPrograms,
  onAnswer: OnAnswer,
): Promise<{ readonly devnet: Recording; readonly fabric: Recording }> {
  const material = await makeMaterial(folder);
  const embedded = await startDevnetUnderTest(material);
  const devnet = await record(material, embedded, onAnswer).finally(() => embedded.stop());
  const real = await startFabricUnderTest(material, programs);
  const fabric = await record(material, real, onAnswer).finally(() => real.stop());
  return { devnet, fabric };
}
