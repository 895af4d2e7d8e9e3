import { useWords } from '../../i18n/use-words.js';
import { useNames } from '../../session/use-names.js';
import type { Doers } from './offered.js';

/** Words for how many people of whom it takes. */
export function useDoersWords(): (doers: Doers) => string {
  const { t } = useWords();
  const names = useNames();
  return ({ people, institutions, of }) =>
    'body' in of
      ? t('interventions.takesOf', { people, institutions, body: names.body(of.body) })
      : t('interventions.takesPower', { count: people, member: names.member(of.regulator) });
}
