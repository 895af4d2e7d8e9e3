import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { ProtocolError } from '../../errors.js';
import { withAnchorPeers } from '../edit-config.js';
import { type ChannelOrganisation, organisationsOf } from '../read-config.js';
import type { ChangeDefinition } from './change-definition.js';
import { movedOn } from './moved-on.js';

type HostAndPort = ChannelOrganisation['anchorPeers'][number];

/** Other organisations find this one's peers elsewhere. */
export interface AnchorPeersChanged {
  readonly kind: 'anchor-peers';
  readonly mspId: string;
  readonly from: readonly HostAndPort[];
  readonly to: readonly HostAndPort[];
}

/** Changes an organisation's anchor peers, in the order in which they are given. */
export const anchorPeersChanged: ChangeDefinition<AnchorPeersChanged> = {
  made: (config, { mspId, to }) => withAnchorPeers(config, organisationNamed(config, mspId).name, to),
  obstacle: (config, { mspId, from }) =>
    movedOn(
      organisationNamed(config, mspId).anchorPeers,
      from.map(({ host, port }) => ({ host, port })),
    ),
};

/** The application organisation with an MSP. Throws BAD_CONFIG when the channel has none. */
export function organisationNamed(config: Config, mspId: string): ChannelOrganisation {
  const found = organisationsOf(config, 'Application').find((one) => one.mspId === mspId);
  if (found === undefined) {
    throw new ProtocolError('BAD_CONFIG', {
      path: '/Channel/Application',
      detail: `no organisation ${mspId}`,
    });
  }
  return found;
}
