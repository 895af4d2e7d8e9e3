import type {
  BatchLimits,
  ConfigurationChange,
  HostAndPort,
} from '@fabric-governance/chaincode/governance/network/configuration-change';
import type {
  ChaincodePayload,
  RevocationPayload,
} from '@fabric-governance/chaincode/governance/records/network-actions';
import type { Word } from '../i18n/words/keys.js';

/** What the definition of a chaincode brings, as one text: everything that is decided is in it. */
export function chaincodeSentence(payload: ChaincodePayload, t: Word): string {
  const { name, version, sequence, endorsementPolicy, collections } = payload;
  const policy =
    endorsementPolicy === undefined
      ? t('networkWords.policyUsual')
      : t('networkWords.policyOwn', { policy: endorsementPolicy });
  const names = collections.map((one) => `${one.name} (${one.policy})`).join(', ');
  return t('networkWords.chaincode', {
    name,
    version,
    sequence,
    ...payload.package,
    policy,
    collections: names === '' ? t('networkWords.noCollections') : t('networkWords.collections', { names }),
  });
}

/** What a change of the channel's configuration replaces by what. */
export function changeSentence(change: ConfigurationChange, t: Word): string {
  switch (change.kind) {
    case 'batch-limits':
      return t('networkWords.batch-limits', { from: limits(change.from, t), to: limits(change.to, t) });
    case 'anchor-peers': {
      const { mspId, from, to } = change;
      return t('networkWords.anchor-peers', { mspId, from: addresses(from, t), to: addresses(to, t) });
    }
    case 'policy': {
      const { path, from, to } = change;
      if (from === null) return t('networkWords.newPolicy', { path, to });
      return t('networkWords.policy', { path, from, to });
    }
    case 'access': {
      const usual = t('networkWords.usualAccess');
      const { resource, from, to } = change;
      return t('networkWords.access', { resource, from: from ?? usual, to: to ?? usual });
    }
    case 'capabilities': {
      const { section, from, to } = change;
      return t('networkWords.capabilities', { section, from: from.join(', '), to: to.join(', ') });
    }
  }
}

/** What becomes of an institution's revocation lists. */
export function revocationSentence({ mspId, to }: RevocationPayload, t: Word): string {
  return t('networkWords.revocation', { mspId, count: to.length });
}

function limits(of: BatchLimits, t: Word): string {
  return t('networkWords.limits', { ...of });
}

function addresses(peers: readonly HostAndPort[], t: Word): string {
  return peers.map(({ host, port }) => `${host}:${port}`).join(', ') || t('networkWords.nowhere');
}
