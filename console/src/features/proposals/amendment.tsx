import type { AmendmentPayload } from '@fabric-governance/chaincode/governance/records/actions';
import { useSuspenseQuery } from '@tanstack/react-query';
import { charterVersionQuery } from '../../api/queries.js';
import { CharterChanges } from '../../components/charter-changes.js';

/** What an amendment changes of the version that it was made from. */
export function Amendment({ payload }: { readonly payload: AmendmentPayload }) {
  const { data: before } = useSuspenseQuery(charterVersionQuery(payload.base));
  return <CharterChanges before={before.charter} after={payload.charter} />;
}
