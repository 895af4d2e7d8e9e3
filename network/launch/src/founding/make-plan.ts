import { existsSync } from 'node:fs';
import type { Consortium } from '@fabric-governance/consortium/consortium';
import { foundingDocument } from '@fabric-governance/consortium/founding-document';
import { claimFolders } from '@fabric-governance/devnet/command/folders';
import { UsageError } from '@fabric-governance/devnet/command/usage-error';
import { LaunchError } from '../launch-error.js';
import type { DataFolder } from '../paths.js';
import { writePrivateFile } from '../private-file.js';
import type { Plan } from '../services/plan.js';
import { ensureIdentities } from './agent-keys.js';

/** Makes the institutions' keys where there are none yet, and from them the founding document and all that the programs are told. */
export async function makePlan(consortium: Consortium, folder: DataFolder): Promise<Plan> {
  claimForDevnet(folder);
  const identities = await ensureIdentities(consortium, folder.organizations);
  const agents = new Map([...identities].map(([id, { agentFingerprint }]) => [id, agentFingerprint]));
  const founding = foundingDocument(consortium, agents);
  if (!existsSync(folder.foundingDocument)) {
    writePrivateFile(folder.foundingDocument, founding.json);
  }
  return {
    consortium,
    folder,
    identities,
    foundingHash: founding.hash,
    landingUrl: `http://localhost:${consortium.ports.landing}`,
  };
}

/** Marks its folders as devnet's own before keys are made in them, since devnet touches no folder of somebody else's. */
function claimForDevnet(folder: DataFolder): void {
  try {
    claimFolders({ dataDir: folder.devnet, organizationsDir: folder.organizations });
  } catch (error) {
    throw error instanceof UsageError ? new LaunchError(error.message, { cause: error }) : error;
  }
}
