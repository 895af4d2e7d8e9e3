import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { ACLs } from '@hyperledger/fabric-protos/lib/peer/configuration_pb.js';
import { decode } from '../../message.js';
import { setAccess } from '../access-list.js';
import { withGroupEdited } from '../edit-config.js';
import { entriesOf, entryOf, groupAt } from '../elements.js';
import { setValue } from '../group-builder.js';
import type { ChangeDefinition } from './change-definition.js';
import { movedOn } from './moved-on.js';

const SECTION = '/Channel/Application';

/** Another policy decides who may call a function of the network. */
export interface AccessChanged {
  readonly kind: 'access';
  /** Such as `qscc/GetBlockByNumber`. */
  readonly resource: string;
  /** Path of the policy; null: Fabric's own default. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Changes one entry of the channel's access control list. */
export const accessChanged: ChangeDefinition<AccessChanged> = {
  made: (config, { resource, to }) =>
    withGroupEdited(config, SECTION, (group) => {
      const lists = listsOf(config);
      if (to === null && entryOf(lists.getAclsMap(), resource) === undefined) return;
      if (to === null) lists.getAclsMap().del(resource);
      else setAccess(lists, resource, to);
      setValue(group, 'ACLs', lists);
    }),
  obstacle: (config, { resource, from }) => movedOn(accessOf(config).get(resource) ?? null, from),
};

/** By resource, the path of the policy that callers must meet; what is not there goes by Fabric's own default. */
export function accessOf(config: Config): ReadonlyMap<string, string> {
  return new Map(entriesOf(listsOf(config).getAclsMap()).map(([name, one]) => [name, one.getPolicyRef()]));
}

function listsOf(config: Config): ACLs {
  const value = groupAt(config, SECTION)?.getValuesMap().get('ACLs');
  return decode(ACLs, value?.getValue_asU8() ?? new Uint8Array());
}
