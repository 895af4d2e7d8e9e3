import type { MspId } from '@fabric-governance/chaincode/governance/ids';
import { pemToDer } from '@fabric-governance/protocol/certificate';
import { organisationsOf } from '@fabric-governance/protocol/config/read-config';
import { revokedSerials } from '@fabric-governance/protocol/revocation-list';
import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';

/** Whether the institution's own revocation lists on the channel name this serial number (hex, lower-case, without leading zeros). */
export type IsRevoked = (serial: string) => boolean;

/**
 * Looks in the lists of the channel's newest configuration, which every peer goes by (R14). They are the institution's own, and orderers have
 * checked their form. Before the first configuration is read, nothing is revoked.
 */
export function revocations(mspId: MspId, configuration: () => Config | undefined): IsRevoked {
  const read = new WeakMap<Config, ReadonlySet<string>>();
  return (serial) => {
    const current = configuration();
    if (current === undefined) return false;
    const serials = read.get(current) ?? serialsIn(current, mspId);
    read.set(current, serials);
    return serials.has(serial);
  };
}

function serialsIn(configuration: Config, mspId: MspId): ReadonlySet<string> {
  const own = organisationsOf(configuration, 'Application').filter((one) => one.mspId === mspId);
  const lists = own.flatMap(({ revocationLists }) =>
    revocationLists.map((pem) => revokedSerials(pemToDer(pem))),
  );
  return new Set(lists.flatMap((serials) => [...serials]));
}
