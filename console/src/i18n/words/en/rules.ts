/** Building blocks of sentences made from the charter's data. */
export const fractions = {
  '1/2': 'half',
  '1/3': 'one third',
  '2/3': 'two thirds',
  '1/4': 'one quarter',
  '3/4': 'three quarters',
  other: '{{numerator}}/{{denominator}}',
} as const;

export const rule = {
  shareGte: 'at least {{fraction}}',
  shareGt: 'more than {{fraction}}',
  shareLte: 'at most {{fraction}}',
  shareLt: 'less than {{fraction}}',
  shareAll: 'all',
  shareNone: 'none',
  shareSome: 'more than none',
  baseHeadsElectorate: 'of the eligible institutions',
  baseHeadsTakingPart: 'of the institutions taking part',
  baseHeadsCast: 'of the institutions voting yes or no',
  baseWeightElectorate: 'of the total voting weight',
  baseWeightTakingPart: 'of the weight taking part',
  baseWeightCast: 'of the weight cast as yes or no',
  countHeadsYes: 'vote yes',
  countHeadsNo: 'vote no',
  countHeadsAbstain: 'abstain',
  countHeadsTakingPart: 'take part',
  countWeightYes: 'is cast as yes',
  countWeightNo: 'is cast as no',
  countWeightAbstain: 'abstains',
  countWeightTakingPart: 'takes part',
  floor: '{{share}} {{base}} {{count}}',
  moreYesHeads: 'more institutions vote yes than no',
  moreYesWeight: 'more weight is cast as yes than as no',
  and: ', and ',
  or: ', or ',
  group: '({{text}})',
  quorum: 'The vote counts when {{condition}}.',
  threshold: 'The proposal passes when {{condition}}.',
  timing:
    'Notice lasts {{notice}} and voting {{voting}}; a passed proposal waits {{delay}} and must then be carried out within {{grace}}.',
  early: 'The vote ends early once no outstanding ballot can change the outcome.',
  notEarly: 'The vote runs to the end of its window.',
  sponsors_one: 'A draft needs {{count}} sponsor from another institution.',
  sponsors_other: 'A draft needs {{count}} sponsors from other institutions.',
  ownRule_one: '{{count}} approval inside the institution',
  ownRule_other: '{{count}} approvals by different people inside the institution',
  ownRuleMaker_one: '{{count}} approval inside the institution, not by the one who casts the ballot',
  ownRuleMaker_other:
    '{{count}} approvals by different people inside the institution, not counting the one who casts the ballot',
} as const;

export const decision = {
  approved: 'The proposal passed under the rule of the track “{{track}}”.',
  rejected: 'The proposal did not pass under the rule of the track “{{track}}”.',
  'no-quorum': 'Too few took part under the rule of the track “{{track}}”, so nothing was decided.',
  early: 'It was decided before the window ended, because no outstanding ballot could change the outcome.',
  quorum: 'Quorum',
  threshold: 'Threshold',
  met: 'Met',
  notMet: 'Not met',
  leafFloor: '{{clause}}: {{needed}} of {{base}} needed, {{reached}} reached – {{margin}}.',
  leafCeiling: '{{clause}}: at most {{needed}} of {{base}} allowed, {{reached}} counted – {{margin}}.',
  leafEmpty: '{{clause}}: there was nothing to count, and an empty base never passes.',
  exactly: 'exactly enough',
  above: '{{by}} more than needed',
  short: '{{by}} too few',
  limit: 'exactly the limit',
  below: '{{by}} under the limit',
  over: '{{by}} too many',
  allOf: 'All of these must hold:',
  anyOf: 'One of these must hold:',
} as const;

export const actionWords = {
  admit:
    'Admit {{name}} as a voting member with weight {{weight}}, and add its organisation {{mspId}} to the channel.',
  admitWithoutVote:
    'Admit {{name}} as a member without a vote, and add its organisation {{mspId}} to the channel.',
  grant: 'Give {{person}} of {{member}} the role “{{role}}”.',
  revoke: 'Take the role “{{role}}” from {{person}} of {{member}}.',
  resolution: 'Record this resolution: “{{text}}”',
} as const;
