import { CAPABILITY_SECTIONS } from '@fabric-governance/chaincode/governance/network/configuration-change';
import type { MspId, Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import { utf8 } from '@fabric-governance/protocol/bytes';
import { accessOf } from '@fabric-governance/protocol/config/change/access-changed';
import { batchLimitsInMillis } from '@fabric-governance/protocol/config/change/batch-limits-changed';
import { capabilitiesOf } from '@fabric-governance/protocol/config/change/capabilities-changed';
import { elementsOf } from '@fabric-governance/protocol/config/elements';
import { policyAt } from '@fabric-governance/protocol/config/policy-tree';
import { organisationsOf } from '@fabric-governance/protocol/config/read-config';
import { policyText } from '@fabric-governance/protocol/policy-wording';
import { sha256Hex } from '@fabric-governance/protocol/sha256';
import type { NetworkView } from '../contract/network.js';
import type { Projection } from '../read-model/projection.js';

type Configuration = NonNullable<Projection['configuration']>;

/** The channel's configuration in the words of the changes that votes decide. Throws BAD_CONFIG where it lacks what every channel has. */
export function networkView(configuration: Configuration): NetworkView {
  return {
    batchLimits: batchLimitsInMillis(configuration),
    organisations: organisationsOf(configuration, 'Application').map(
      ({ mspId, anchorPeers, revocationLists }) => ({
        mspId: mspId as MspId,
        anchorPeers: [...anchorPeers],
        revocationLists: revocationLists.map((list) => sha256Hex(utf8(list)) as Sha256Hex),
      }),
    ),
    policies: [...elementsOf(configuration.getChannelGroup()).values()]
      .filter(({ kind }) => kind === 'policy')
      .map(({ path }) => {
        const policy = policyAt(configuration, path);
        return { path, text: (policy && policyText(policy)) ?? null };
      }),
    access: [...accessOf(configuration)].map(([resource, policy]) => ({ resource, policy })),
    capabilities: CAPABILITY_SECTIONS.map((section) => ({
      section,
      names: [...capabilitiesOf(configuration, section)],
    })),
  };
}
