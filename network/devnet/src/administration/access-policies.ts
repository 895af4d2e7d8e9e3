import { decode } from '@fabric-governance/protocol/message';
import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { ACLs } from '@hyperledger/fabric-protos/lib/peer/configuration_pb.js';

const APPLICATION = '/Channel/Application/';

/** Policy paths by resource that a configuration sets in its `ACLs`, in place of Fabric's defaults. */
export function accessPoliciesOf(config: Config): ReadonlyMap<string, string> {
  const application = config.getChannelGroup()?.getGroupsMap().get('Application');
  const value = application?.getValuesMap().get('ACLs');
  const policies = new Map<string, string>();
  decode(ACLs, value?.getValue_asU8() ?? new Uint8Array())
    .getAclsMap()
    .forEach((resource, name: string) => {
      const policy = resource.getPolicyRef();
      if (policy !== '') {
        policies.set(name, policy.startsWith('/') ? policy : APPLICATION + policy);
      }
    });
  return policies;
}
