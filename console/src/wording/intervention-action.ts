import type { InterventionKind } from '@fabric-governance/chaincode/governance/charter/accounts';
import type { InterventionTarget } from '@fabric-governance/chaincode/governance/records/interventions';
import { isSystemWide } from '@fabric-governance/chaincode/governance/interventions/target';
import type { ActionWording, Sentence } from './action-sentence.js';
import { durationWords } from './duration.js';
import { shortId } from './short-id.js';

/** What an intervention does, and to whom. */
export function interventionWords(
  { kind, ...target }: InterventionTarget & { readonly kind: InterventionKind },
  wording: Pick<ActionWording, 't' | 'names'>,
): string {
  const { t } = wording;
  const what = t(`interventionKinds.${kind}`);
  return isSystemWide(kind) ? what : `${what}${t('common.colon')}${targetWords(target, wording)}`;
}

/** What actions about interventions do, as one sentence each (R16). */
export const INTERVENTION_SENTENCES: {
  readonly [Kind in `intervention.${'order' | 'confirm' | 'lift'}`]: Sentence<Kind>;
} = {
  'intervention.order': ({ kind, reason, lasts, ...target }, wording) => {
    const { t, language } = wording;
    const said = { what: t(`interventionKinds.${kind}`), whom: targetWords(target, wording), reason };
    return lasts === undefined
      ? t('actionWords.intervene', said)
      : t('actionWords.interveneFor', { ...said, lasts: durationWords(lasts, language) });
  },
  'intervention.confirm': ({ interventionId }, { t }: ActionWording) =>
    t('actionWords.confirmIntervention', { intervention: shortId(interventionId) }),
  'intervention.lift': ({ interventionId, reason }, { t }: ActionWording) =>
    t('actionWords.liftIntervention', { intervention: shortId(interventionId), reason }),
};

/** Whom an intervention concerns. */
function targetWords(
  { personId, memberId, nodeId }: InterventionTarget,
  { t, names }: Pick<ActionWording, 't' | 'names'>,
): string {
  if (personId !== undefined) return names.person(personId);
  if (memberId !== undefined) return names.member(memberId);
  return nodeId ?? t('actionWords.interveneSystem');
}
