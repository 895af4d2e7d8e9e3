import type { ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import type { SignaturePolicy } from '../policy.js';
import { accessList } from './access-list.js';
import { BLOCK_STREAMS, NOBODY } from './block-stream-guard.js';
import { setPolicy, setValue } from './group-builder.js';

/** One of nobody: no signature satisfies it. */
const OF_NOBODY: SignaturePolicy = {
  kind: 'signature',
  rule: { kind: 'out-of', n: 1, rules: [] },
  principals: [],
};

/**
 * Closes both streams to everybody, in the application's group of a channel to be. A peer gives its organisation's implicit private data to
 * every reader of the channel who asks for it along with the blocks, since implicit collections are never `memberOnlyRead` (R36); and a
 * policy cannot tell one organisation's peer from another's. Blocks stay readable one by one (`qscc`), and their numbers by
 * `DeliverFiltered`.
 */
export function closeBlockStreams(application: ConfigGroup): void {
  setPolicy(application, NOBODY, OF_NOBODY);
  setValue(application, 'ACLs', accessList({ [BLOCK_STREAMS]: `/Channel/Application/${NOBODY}` }));
}
