import { FabricMSPConfig, MSPConfig } from '@hyperledger/fabric-protos/lib/msp/msp_config_pb.js';
import { utf8 } from '../../bytes.js';
import { decode } from '../../message.js';
import { sha256Hex } from '../../sha256.js';
import { withGroupEdited } from '../edit-config.js';
import { setValue } from '../group-builder.js';
import { organisationNamed } from './anchor-peers-changed.js';
import type { ChangeDefinition } from './change-definition.js';
import { movedOn } from './moved-on.js';

/** An organisation's revocation lists in its definition on the channel. */
export interface RevocationListsPublished {
  readonly kind: 'revocation-lists';
  readonly mspId: string;
  /** Hex SHA-256 over the bytes of each list that they replace, in their order. */
  readonly from: readonly string[];
  /** PEM texts of the type `X509 CRL`. */
  readonly to: readonly string[];
}

/** Puts the lists into the organisation's MSP and leaves everything else in it as it is. */
export const revocationListsPublished: ChangeDefinition<RevocationListsPublished> = {
  made(config, { mspId, to }) {
    const { name } = organisationNamed(config, mspId);
    return withGroupEdited(config, `/Channel/Application/${name}`, (group) => {
      const message = decode(MSPConfig, group.getValuesMap().get('MSP')?.getValue_asU8() ?? new Uint8Array());
      const msp = decode(FabricMSPConfig, message.getConfig_asU8());
      msp.setRevocationListList(to.map(utf8));
      message.setConfig(msp.serializeBinary());
      setValue(group, 'MSP', message);
    });
  },
  obstacle: (config, { mspId, from }) =>
    movedOn(
      organisationNamed(config, mspId).revocationLists.map((list) => sha256Hex(utf8(list))),
      from,
    ),
};
