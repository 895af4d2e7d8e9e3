import type { Charter } from '../charter.js';
import type { InterventionKind, RegulatorPower } from '../charter/accounts.js';
import { durationWords } from './duration-words.js';
import { jointActWords } from './joint-act-words.js';
import type { Naming } from './naming.js';
import { given, type Wording } from './wording.js';
import { counted, listed, say, type Words } from './words.js';

type Accounts = NonNullable<Charter['accounts']>;

/** Accounts and keys. */
export const ACCOUNTS_WORDING: Wording<Accounts> = {
  lockWindow: (lockWindow) =>
    given(lockWindow, (duration) => [
      say(
        'after a key reset was granted, the old key can cancel it for {duration}, and neither key acts in that time',
        '密钥重置获准后{duration}内，原密钥可予取消；在此期间新旧密钥均不得使用',
        { duration: durationWords(duration) },
      ),
    ]),
  resetBy: (resetBy) => [
    resetBy === undefined
      ? say('a key reset needs a vote', '密钥重置须经表决')
      : say(
          '{people} of the same institution may grant a key reset without a vote',
          '经同一机构的其他{number}人同意，可不经表决重置密钥',
          {
            people: counted(resetBy.people, { one: 'other person', more: 'other people', zh: '人' }),
            number: resetBy.people,
          },
        ),
  ],
  keptBy: (keptBy, { naming }) => [
    keptBy === undefined
      ? say('an account is registered, renewed and closed by vote', '账户的开立、续期与销户须经表决')
      : say(
          keptBy.people === 1
            ? 'one person of an institution who may do so can register, renew, lock, unlock and close its accounts'
            : '{number} people of an institution together register, renew, lock, unlock and close its accounts',
          keptBy.people === 1
            ? '机构中有权者一人即可办理本机构账户的开立、续期、锁定、解锁与销户'
            : '机构中有权者{number}人共同办理本机构账户的开立、续期、锁定、解锁与销户',
          { number: keptBy.people },
        ),
    ...(keptBy === undefined || keptBy.roles.length === 0
      ? []
      : [
          say(
            'with a registration they may give the roles {roles} and no others',
            '开立账户时仅可授予下列角色：{roles}',
            { roles: listed(keptBy.roles.map(naming.role)) },
          ),
        ]),
  ],
  longestValidity: (longest) =>
    given(longest, (duration) => [
      say(
        'an account is valid for at most {duration} before it must be renewed',
        '账户有效期不超过{duration}，期满须续期',
        {
          duration: durationWords(duration),
        },
      ),
    ]),
  longestFreeze: (longest) =>
    given(longest, (duration) => [
      say(
        'an intervention freezes an account for at most {duration}',
        '干预措施冻结账户的期限不超过{duration}',
        {
          duration: durationWords(duration),
        },
      ),
    ]),
};

const INTERVENTION_WORDS: Readonly<Record<InterventionKind, Words>> = {
  'freeze-person': { en: 'freeze a person’s account', zh: '冻结人员账户' },
  'lock-person': { en: 'lock a person’s account', zh: '锁定人员账户' },
  'suspend-member': { en: 'suspend a member', zh: '暂停成员资格' },
  'suspend-node': { en: 'suspend a node', zh: '暂停节点' },
  'pause-system': { en: 'pause the system', zh: '暂停系统' },
  'terminate-system': { en: 'terminate the system', zh: '终止系统' },
};

type Interventions = NonNullable<Charter['interventions']>;

/** Each kind of intervention: who, for how long, and what follows. */
export function interventionSentences(interventions: Interventions, naming: Naming): readonly Words[] {
  const kinds = Object.keys(INTERVENTION_WORDS) as InterventionKind[];
  return kinds.flatMap((kind) => {
    const rule = interventions[kind];
    const what = INTERVENTION_WORDS[kind];
    if (rule === undefined) return [say('to {what} needs a vote', '{what}须经表决', { what })];
    const { by, longest, review, recoveryPlan } = rule;
    const actors = jointActWords(by, naming);
    return [
      longest === undefined
        ? say('{actors} may {what} without a vote', '{actors}可不经表决{what}', { actors, what })
        : say(
            '{actors} may {what} without a vote for at most {longest}',
            '{actors}可不经表决{what}，期限不超过{longest}',
            {
              actors,
              what,
              longest: durationWords(longest),
            },
          ),
      ...(recoveryPlan ? [say('this needs a recovery plan', '采取该措施须附恢复方案')] : []),
      ...given(review, ({ track, within }) => [
        say(
          'it ends unless a vote under the track {track} confirms it within {within}',
          '该措施未在{within}内经{track}程序复核确认的，自动终止',
          {
            track: naming.track(track),
            within: durationWords(within),
          },
        ),
      ]),
    ];
  });
}

const POWER_WORDS: Readonly<Record<RegulatorPower, Words>> = {
  hold: { en: 'stop the clocks of proposals', zh: '中止提案计时' },
  'freeze-person': { en: 'freeze people’s accounts', zh: '冻结人员账户' },
  'suspend-node': { en: 'suspend nodes', zh: '暂停节点' },
  'demand-report': { en: 'demand reports', zh: '要求提交报告' },
};

type Regulator = NonNullable<Charter['regulator']>;

/** What regulators may do. */
export const REGULATOR_WORDING: Wording<Regulator> = {
  powers: (powers = {}) => [
    say('a regulator reads everything and never votes', '监管机构可查阅一切，从不表决'),
    ...(Object.keys(POWER_WORDS) as RegulatorPower[]).flatMap((power) =>
      given(powers[power], ({ longest, people }) => [
        say(
          'a vote may give it the power to {power}, for at most {longest}',
          '经表决，可授予监管机构{power}的权力，期限不超过{longest}',
          {
            power: POWER_WORDS[power],
            longest: durationWords(longest),
          },
        ),
        ...given(people, (count) => [
          say('{count} of its people use this power together', '该权力须由监管机构{count}人共同行使', {
            count,
          }),
        ]),
      ]),
    ),
    say(
      'what a regulator has done by a power ends with the power at the latest',
      '监管机构依权力采取的措施，最迟随该权力一并终止',
    ),
  ],
};
