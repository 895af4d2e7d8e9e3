import type { Consortium, Institution } from '@fabric-governance/consortium/consortium';
import type { MemberId, Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import type { ServiceIdentities } from '../founding/agent-keys.js';
import type { DataFolder } from '../paths.js';

/** All that the programs of a consortium are told at their start. */
export interface Plan {
  readonly consortium: Consortium;
  readonly folder: DataFolder;
  readonly identities: ReadonlyMap<MemberId, ServiceIdentities>;
  readonly foundingHash: Sha256Hex;
  readonly landingUrl: string;
}

/** The identities of one institution. Throws Error for one that is not in the plan. */
export function identitiesOf({ identities }: Plan, { id }: Institution): ServiceIdentities {
  const found = identities.get(id);
  if (found === undefined) {
    throw new Error(`There are no keys for ${id}.`);
  }
  return found;
}

/** Path of the connection profile that the network writes for an institution. */
export function connectionProfile(plan: Plan, institution: Institution): string {
  return `${identitiesOf(plan, institution).folder}/connection-${institution.id}.json`;
}
