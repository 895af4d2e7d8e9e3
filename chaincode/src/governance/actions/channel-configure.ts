import { z } from 'zod';
import { canonicalJson } from '../canonical-json.js';
import { noted } from '../change.js';
import type { ConfigurationChange } from '../network/configuration-change.js';
import { configurationChangeSchema } from '../network/configuration-schema.js';
import { needMembers } from '../network/organisations.js';
import { readPolicyText } from '../network/policy-text.js';
import type { ConfigurePayload } from '../records/network-actions.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Refused } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/** Policies below it concern members alone, so they may name nobody else. */
const MEMBERS_SECTION = '/Channel/Application/';

/**
 * Changes one part of the channel's configuration (R13): block limits, an organisation's anchor peers, a policy, who may call what,
 * capabilities. Agents refuse it where the channel no longer says what it was decided on.
 */
export const channelConfigure: ActionDefinition<ConfigurePayload> = {
  family: 'network',
  schema: z.strictObject({ change: configurationChangeSchema }),
  matterOf: ({ change }) => change.kind,
  subject: ({ change }) => `${change.kind} ${placeOf(change)}`,
  effect: ({ change }) => ({ kind: 'channel-change', change }),
  plan: ({ change }, state, { proposal }) =>
    needEffect(change) ??
    needSense(change, state) ??
    accept([noted('channel.configured', { kind: 'proposal', record: proposal }, change)]),
};

/** Which part of the configuration it concerns, where its kind has several. */
function placeOf(change: ConfigurationChange): string {
  switch (change.kind) {
    case 'batch-limits':
      return '';
    case 'anchor-peers':
      return change.mspId;
    case 'policy':
      return change.path;
    case 'access':
      return change.resource;
    case 'capabilities':
      return change.section;
  }
}

function needEffect({ kind, from, to }: ConfigurationChange): Refused | undefined {
  return canonicalJson(from) === canonicalJson(to) ? refuse('CHANGE_WITHOUT_EFFECT', { kind }) : undefined;
}

function needSense(change: ConfigurationChange, state: GovernanceState): Refused | undefined {
  switch (change.kind) {
    case 'anchor-peers':
      return needMembers([change.mspId], state);
    case 'policy': {
      const read = readPolicyText(change.to);
      if (!read.ok) return read;
      return change.path.startsWith(MEMBERS_SECTION) ? needMembers(read.value.mspIds, state) : undefined;
    }
    case 'batch-limits':
    case 'access':
    case 'capabilities':
      return undefined;
  }
}
