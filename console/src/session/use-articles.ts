import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import {
  type Article,
  charterArticles,
} from '@fabric-governance/chaincode/governance/sentences/charter-sentences';
import { sameWords } from '@fabric-governance/chaincode/governance/sentences/words';
import { useMemo } from 'react';
import { useNames } from './use-names.js';

/** A charter in plain sentences, with the names of members and people as the ledger has them. */
export function useArticles(charter: Charter): readonly Article[] {
  const names = useNames();
  return useMemo(
    () =>
      charterArticles(charter, {
        member: (id) => sameWords(names.member(id)),
        person: (id) => sameWords(names.person(id)),
      }),
    [charter, names],
  );
}
