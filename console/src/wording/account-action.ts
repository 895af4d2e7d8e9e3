import { localText } from '../i18n/local-text.js';
import type { ActionWording, Sentence } from './action-sentence.js';
import { durationWords } from './duration.js';
import { memberOfPerson } from './names.js';

/** Person and institution, by their names. */
export const about = (personId: string, { names }: ActionWording): { person: string; member: string } => ({
  person: names.person(personId),
  member: names.member(memberOfPerson(personId)),
});

/** What actions about people's accounts do, as one sentence each. */
export const ACCOUNT_SENTENCES: {
  readonly [
    Kind in `person.${'register' | 'renew' | 'freeze' | 'unfreeze' | 'close' | 'reset-key'}`
  ]: Sentence<Kind>;
} = {
  'person.register': ({ personId, name, roles }, wording) => {
    const { t, language, names } = wording;
    const given = roles.length === 0 ? t('common.none') : roles.map(names.role).join(t('common.enumeration'));
    const person = localText(name, language);
    return t('actionWords.register', { ...about(personId, wording), person, personId, roles: given });
  },
  'person.renew': ({ personId }, wording) => wording.t('actionWords.renew', about(personId, wording)),
  'person.freeze': ({ personId, reason, lasts }, wording) => {
    const { t, language } = wording;
    const said = { ...about(personId, wording), reason };
    return lasts === undefined
      ? t('actionWords.freeze', said)
      : t('actionWords.freezeFor', { ...said, lasts: durationWords(lasts, language) });
  },
  'person.unfreeze': ({ personId, reason }, wording) =>
    wording.t('actionWords.unfreeze', { ...about(personId, wording), reason }),
  'person.reset-key': ({ personId, fingerprint, reason }, wording) =>
    wording.t('actionWords.resetKey', { ...about(personId, wording), fingerprint, reason }),
  'person.close': ({ personId, reason }, wording) =>
    wording.t('actionWords.close', { ...about(personId, wording), reason }),
};
