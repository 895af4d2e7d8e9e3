import type { MemberId, MspId } from '@fabric-governance/chaincode/governance/ids';
import type { Transactor } from '../ledger/transactor.js';
import type { Lifecycle } from '../lifecycle/lifecycle.js';
import type { Administrator } from '../network/administrator.js';
import type { Connections } from '../network/connections.js';

/** What steps are carried out with. */
export interface PerformOptions {
  readonly channel: string;
  readonly administrator: Administrator;
  readonly transactor: Pick<Transactor, 'submit'>;
  readonly lifecycle: Pick<
    Lifecycle,
    | 'install'
    | 'installed'
    | 'installedPackage'
    | 'committed'
    | 'approvedPackage'
    | 'readiness'
    | 'approve'
    | 'commit'
  >;
  /** Chaincode packages that the institution's operators have given their agent: files and folders. */
  readonly packagePaths: readonly string[];
  readonly connections: Pick<Connections, 'orderers' | 'tlsCertificateHash'>;
  /** The organisation of a member; undefined for a stranger. */
  readonly mspIdOf: (memberId: MemberId) => MspId | undefined;
  readonly signal: AbortSignal;
}
