import { memberMatterForm } from './member-matter-form.js';

/** A penalty for a member whose points are too few (R30); others are imposed only by the finding of a case. */
export const penaltyForm = memberMatterForm({
  label: 'argumentNames.penaltyId',
  name: 'penalty',
  options: ({ merit }, { t, local }) =>
    Object.entries(merit?.penalties ?? {}).flatMap(([value, { title, below }]) => {
      if (below === undefined) return [];
      const words = t('merit.belowPoints', { points: below });
      return [{ value, label: `${local(title)}${t('common.aside', { words })}` }];
    }),
  make: (memberId, penaltyId, grounds) => ({
    kind: 'penalty.impose',
    payload: { memberId, penaltyId, grounds },
  }),
  title: (action, { t, names }) =>
    action.kind === 'penalty.impose'
      ? t('merit.suggestPenalty', {
          member: names.member(action.payload.memberId),
          penalty: names.penalty(action.payload.penaltyId),
        })
      : '',
});
