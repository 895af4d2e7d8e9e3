import type { Action } from '@fabric-governance/chaincode/governance/records/actions';
import type { Language } from '../i18n/languages.js';
import { localText } from '../i18n/local-text.js';
import type { Word } from '../i18n/words/keys.js';
import { memberOfPerson, type Names } from './names.js';
import { timeWords } from './time.js';

/** What is needed to put an action into words. */
export interface ActionWording {
  readonly t: Word;
  readonly language: Language;
  readonly names: Names;
}

/** What an action does, as one sentence. Throws for a kind this console does not know: it must not be signed blindly. */
export function actionSentence(action: Action, { t, language, names }: ActionWording): string {
  switch (action.kind) {
    case 'member.admit': {
      const { name, mspId, weight, votes } = action.payload.member;
      const params = { name: localText(name, language), mspId, weight };
      return t(votes ? 'actionWords.admit' : 'actionWords.admitWithoutVote', params);
    }
    case 'charter.amend':
      return t('actionWords.amend', {
        title: localText(action.payload.charter.title, language),
        base: action.payload.base,
      });
    case 'role.grant':
    case 'role.revoke':
      return t(action.kind === 'role.grant' ? 'actionWords.grant' : 'actionWords.revoke', {
        person: names.person(action.payload.personId),
        member: names.member(memberOfPerson(action.payload.personId)),
        role: names.role(action.payload.roleId),
      });
    case 'regulator.empower': {
      const { memberId, power, until } = action.payload;
      const member = names.member(memberId);
      return t('actionWords.empower', {
        member,
        power: t(`powers.${power}`),
        until: timeWords(until, language),
      });
    }
    case 'seat.elect': {
      const { bodyId, seatClass, candidates } = action.payload;
      const list = candidates.map(({ memberId, personId }) =>
        personId === undefined ? names.member(memberId) : names.person(personId),
      );
      return t('actionWords.elect', { body: bodyId, seats: seatClass, candidates: list.join(', ') });
    }
    case 'resolution.record':
      return t('actionWords.resolution', { text: action.payload.text });
    default:
      return unknownAction(action);
  }
}

function unknownAction(action: never): never {
  throw new Error(`this console does not know the action ${JSON.stringify(action)}`);
}
