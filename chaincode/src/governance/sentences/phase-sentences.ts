import type { Charter } from '../charter.js';
import type { NetworkPhase } from '../charter/network-phases.js';
import { actionWords } from './action-words.js';
import type { Wording } from './wording.js';
import { listed, say, type Words } from './words.js';

const PHASE_WORDS: Readonly<Record<NetworkPhase, Words>> = {
  formation: { en: 'formation', zh: '组建阶段' },
  operation: { en: 'operation', zh: '运行阶段' },
  upgrade: { en: 'upgrade', zh: '升级阶段' },
  dissolution: { en: 'dissolution', zh: '解散阶段' },
};

type Phases = NonNullable<Charter['phases']>;
type Allowed = Phases[NetworkPhase];

/** What is allowed in each phase of the network's life. */
export const PHASES_WORDING: Wording<Phases> = {
  first: (first = 'operation') => [
    say('the network begins in the phase of {phase}', '网络自{phase}开始', { phase: PHASE_WORDS[first] }),
  ],
  formation: (allowed) => phaseSentences('formation', allowed),
  operation: (allowed) => phaseSentences('operation', allowed),
  upgrade: (allowed) => phaseSentences('upgrade', allowed),
  dissolution: (allowed) => [
    ...phaseSentences('dissolution', allowed),
    say(
      'in it no least number of members or nodes binds, and no other phase follows',
      '该阶段不受成员和节点最低数量的限制，且其后不再有其他阶段',
    ),
  ],
};

function phaseSentences(phase: NetworkPhase, allowed: Allowed | undefined): readonly Words[] {
  const parameters = { phase: PHASE_WORDS[phase] };
  if (allowed === undefined || allowed === 'all') {
    return [
      say('in the phase of {phase} every kind of action is allowed', '{phase}允许各类动作', parameters),
    ];
  }
  if (allowed.length === 0) {
    return [say('in the phase of {phase} no action is allowed', '{phase}不允许任何动作', parameters)];
  }
  const actions = listed(allowed.map(actionWords));
  return [
    say('in the phase of {phase} only these are allowed: {actions}', '{phase}仅允许：{actions}', {
      ...parameters,
      actions,
    }),
  ];
}
