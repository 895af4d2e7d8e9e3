import { encodePolicy } from '../../policy-encoding.js';
import { parsePolicy } from '../../policy-text.js';
import { sameMessage } from '../canonical.js';
import { withGroupEdited } from '../edit-config.js';
import { setPolicy } from '../group-builder.js';
import { policyAt } from '../policy-tree.js';
import type { ChangeDefinition } from './change-definition.js';
import { MOVED_ON } from './moved-on.js';

/** A policy of the channel says something else. */
export interface PolicyChanged {
  readonly kind: 'policy';
  /** Absolute, such as `/Channel/Application/Endorsement`. */
  readonly path: string;
  /** In Fabric's words; null where there is no such policy yet. */
  readonly from: string | null;
  readonly to: string;
}

/** Writes a policy; compared by what it says, not by how it is written. */
export const policyChanged: ChangeDefinition<PolicyChanged> = {
  made(config, { path, to }) {
    const cut = path.lastIndexOf('/');
    return withGroupEdited(config, path.slice(0, cut), (group) => {
      setPolicy(group, path.slice(cut + 1), parsePolicy(to));
    });
  },
  obstacle(config, { path, from }) {
    const present = policyAt(config, path);
    const same = sameMessage(
      present && encodePolicy(present),
      from === null ? undefined : encodePolicy(parsePolicy(from)),
    );
    return same ? undefined : MOVED_ON;
  },
};
