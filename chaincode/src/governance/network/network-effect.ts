import type { MspId } from '../ids.js';
import type { ChaincodePayload, RevocationLists } from '../records/network-actions.js';
import type { ConfigurationChange, HostAndPort } from './configuration-change.js';

/**
 * How the network is to look once a decision has been carried out (R12, R13), as plain data: agents make it so and look whether it is,
 * and whoever wants to know whether the network would take it works it out from the same words (R35).
 */
export type NetworkEffect =
  | { readonly kind: 'channel-change'; readonly change: ChannelChange }
  | { readonly kind: 'chaincode-definition'; readonly definition: ChaincodePayload };

/** A change of the channel's configuration; `network/protocol` applies each kind. */
export type ChannelChange =
  | {
      /** The organisation is on the channel, exactly as described. */
      readonly kind: 'organisation-added';
      readonly mspId: MspId;
      /** PEM texts. */
      readonly rootCertificates: readonly string[];
      readonly tlsRootCertificates: readonly string[];
      readonly anchorPeers: readonly HostAndPort[];
    }
  | {
      /** The organisation is on the channel no more. */
      readonly kind: 'organisation-removed';
      readonly mspId: MspId;
    }
  | ConfigurationChange
  | ({
      /** The organisation's revocation lists are these. */
      readonly kind: 'revocation-lists';
      readonly mspId: MspId;
    } & RevocationLists);
