import type {
  BatchLimits,
  CapabilitySection,
  ConfigurationChange,
  HostAndPort,
} from '@fabric-governance/chaincode/governance/network/configuration-change';
import type { MspId } from '@fabric-governance/chaincode/governance/ids';
import type { NetworkView } from '@fabric-governance/gateway-api/contract/network';
import type { Values } from './kind-form.js';

export type ChangeKind = ConfigurationChange['kind'];
export const CHANGE_KINDS: readonly ChangeKind[] = [
  'batch-limits',
  'anchor-peers',
  'policy',
  'access',
  'capabilities',
];

/** Numbers of the block limits, in the order of the form's fields. */
export const LIMIT_NAMES = [
  'maxMessages',
  'preferredMaxBytes',
  'absoluteMaxBytes',
  'timeoutMillis',
] as const satisfies readonly (keyof BatchLimits)[];

type LimitName = (typeof LIMIT_NAMES)[number];

/** What can be changed of a kind: organisations, policies, sections; none where there is but one, or where it is written freely. */
export function targetsOf(kind: ChangeKind, network: NetworkView): readonly string[] {
  switch (kind) {
    case 'anchor-peers':
      return network.organisations.map(({ mspId }) => mspId);
    case 'policy':
      return network.policies.filter(({ text }) => text !== null).map(({ path }) => path);
    case 'capabilities':
      return network.capabilities.map(({ section }) => section);
    case 'batch-limits':
    case 'access':
      return [];
  }
}

/** What the channel says now about the part that was chosen: what the change is to replace, and a text to begin from. */
export function presentOf(kind: ChangeKind, target: string, network: NetworkView): Values {
  const { from, to } = PRESENT[kind](target, network);
  const limits = Object.fromEntries(LIMIT_NAMES.map((name) => [name, String(network.batchLimits[name])]));
  return { change: kind, target, from: JSON.stringify(from), to, ...limits };
}

interface Present {
  readonly from: unknown;
  readonly to: string;
}

const PRESENT: { readonly [Kind in ChangeKind]: (target: string, network: NetworkView) => Present } = {
  'batch-limits': (_target, { batchLimits }) => ({ from: batchLimits, to: '' }),
  'anchor-peers': (target, { organisations }) => {
    const from = organisations.find(({ mspId }) => mspId === target)?.anchorPeers ?? [];
    return { from, to: from.map(({ host, port }) => `${host}:${port}`).join('\n') };
  },
  policy: (target, { policies }) => asText(policies.find(({ path }) => path === target)?.text),
  access: (target, { access }) => asText(access.find(({ resource }) => resource === target)?.policy),
  capabilities: (target, { capabilities }) => {
    const from = capabilities.find(({ section }) => section === target)?.names ?? [];
    return { from, to: from.join(' ') };
  },
};

/** What is not there yet is null. */
function asText(text: string | null = null): Present {
  return { from: text, to: text ?? '' };
}

/** The change that was entered; undefined while something is missing, wrong, or as it is already. */
export function changeEntered(values: Values): ConfigurationChange | undefined {
  const { change: kind, target = '', from: present } = values;
  if (present === undefined) return undefined;
  const from: unknown = JSON.parse(present);
  const change = made({ kind, target, from }, values);
  return change === undefined || JSON.stringify(change.to) === JSON.stringify(from) ? undefined : change;
}

interface Chosen {
  readonly kind: string | undefined;
  readonly target: string;
  readonly from: unknown;
}

function made({ kind, target, from }: Chosen, values: Values): ConfigurationChange | undefined {
  const written = (values['to'] ?? '').trim();
  switch (kind) {
    case 'batch-limits': {
      const to = limitsOf(values);
      return to && { kind, from: from as BatchLimits, to };
    }
    case 'anchor-peers': {
      const to = addressesOf(written);
      return to && { kind, mspId: target as MspId, from: from as readonly HostAndPort[], to };
    }
    case 'policy':
      return written === '' ? undefined : { kind, path: target, from: from as string | null, to: written };
    case 'access': {
      const to = written === '' ? null : written;
      return target === '' ? undefined : { kind, resource: target, from: from as string | null, to };
    }
    case 'capabilities': {
      const to = written.split(/[\s,]+/u).filter((name) => name !== '');
      return { kind, section: target as CapabilitySection, from: from as readonly string[], to };
    }
    default:
      return undefined;
  }
}

function limitsOf(values: Values): BatchLimits | undefined {
  const entered = LIMIT_NAMES.map((name) => [name, Number(values[name])] as const);
  if (entered.some(([, value]) => !Number.isInteger(value) || value < 1)) return undefined;
  const of = (name: LimitName): number => entered.find(([one]) => one === name)?.[1] ?? 0;
  return {
    maxMessages: of('maxMessages'),
    absoluteMaxBytes: of('absoluteMaxBytes'),
    preferredMaxBytes: of('preferredMaxBytes'),
    timeoutMillis: of('timeoutMillis'),
  };
}

function addressesOf(text: string): readonly HostAndPort[] | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const found = lines.flatMap((line) => {
    const [, host, port] = /^([^\s:]+):(\d{1,5})$/u.exec(line) ?? [];
    return host === undefined ? [] : [{ host, port: Number(port) }];
  });
  return found.length === lines.length ? found : undefined;
}
