import { ownPeer, parseConnectionProfile } from '@fabric-governance/protocol/connection-profile';
import type { LoadTarget } from './load.js';

/**
 * A target out of a connection profile in JSON, Fabric's common form.
 *
 * @throws ProtocolError when the profile cannot be read or names no peer of its own organisation
 */
export function targetFromProfile(
  profileJson: string,
  parts: Pick<LoadTarget, 'certificatePem' | 'privateKeyPem' | 'channel' | 'chaincode'>,
): LoadTarget {
  const profile = parseConnectionProfile(profileJson);
  return {
    ...ownPeer(profile),
    ...parts,
    mspId: profile.organizations[profile.client.organization]?.mspid ?? '',
  };
}
