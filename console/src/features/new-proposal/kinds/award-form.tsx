import { memberMatterForm } from './member-matter-form.js';

/** Points of a stated reason for a member (R30). What is given for each vote follows by itself. */
export const awardForm = memberMatterForm({
  label: 'merit.reason',
  name: 'reason',
  options: ({ merit }, { t, local }) =>
    Object.entries(merit?.reasons ?? {})
      .filter(([, { each }]) => each === undefined)
      .map(([value, { title, points }]) => {
        const count = t('merit.pointsCount', { count: points });
        return { value, label: `${local(title)}${t('common.aside', { words: count })}` };
      }),
  make: (memberId, reasonId, note) => ({ kind: 'merit.award', payload: { memberId, reasonId, note } }),
  title: (action, { t, names }) =>
    action.kind === 'merit.award'
      ? t('merit.suggestAward', {
          member: names.member(action.payload.memberId),
          reason: names.reason(action.payload.reasonId),
        })
      : '',
});
