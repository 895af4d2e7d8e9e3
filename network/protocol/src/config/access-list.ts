import { ACLs, APIResource } from '@hyperledger/fabric-protos/lib/peer/configuration_pb.js';

/** `protos.ACLs`: by resource (`event/Block`), the path of the policy that callers must meet. */
export function accessList(policies: Readonly<Record<string, string>>): ACLs {
  const list = new ACLs();
  for (const [resource, policy] of Object.entries(policies)) setAccess(list, resource, policy);
  return list;
}

/** Writes or replaces one entry. */
export function setAccess(list: ACLs, resource: string, policy: string): void {
  const entry = new APIResource();
  entry.setPolicyRef(policy);
  list.getAclsMap().set(resource, entry);
}
