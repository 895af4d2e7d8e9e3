import type { AccountChange } from '@fabric-governance/chaincode/governance/records/accounts';
import { ACCOUNT_SENTENCES, about } from './account-action.js';
import type { ActionWording } from './action-sentence.js';

/** What an institution does with an account of its own (R14), as one sentence. */
export function accountChangeSentence(change: AccountChange, wording: ActionWording): string {
  switch (change.kind) {
    case 'register':
      return ACCOUNT_SENTENCES['person.register'](change, wording);
    case 'renew':
      return ACCOUNT_SENTENCES['person.renew'](change, wording);
    case 'lock':
    case 'unlock':
    case 'close': {
      const said = { ...about(change.personId, wording), reason: change.reason };
      return wording.t(`actionWords.${change.kind}`, said);
    }
  }
}
