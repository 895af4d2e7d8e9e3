import type { Charter } from '../charter.js';
import { durationWords } from './duration-words.js';
import { fractionWords } from './fraction-words.js';
import { given, type Wording } from './wording.js';
import { say } from './words.js';

type Execution = Charter['execution'];

/** How network actions are carried out. */
export const EXECUTION_WORDING: Wording<Execution> = {
  attestations: (share) =>
    given(share, (fraction) => [
      say(
        'a change of the network counts as done when the agents of at least {fraction} of the active members with a vote have found it there',
        '经至少{fraction}的有表决权活跃成员的代理程序在网络上核实的，变更视为完成',
        { fraction: fractionWords(fraction) },
      ),
    ]),
  attempts: (attempts = 1) => [
    attempts === 1
      ? say('it is attempted once', '变更仅执行一次')
      : say('it is attempted at most {attempts} times', '变更最多尝试执行{attempts}次', { attempts }),
  ],
  attemptTimeout: (timeout) =>
    given(timeout, (duration) => [
      say(
        'an attempt that takes longer than {duration} may be recorded as failed',
        '单次执行超过{duration}的，可记录为失败',
        {
          duration: durationWords(duration),
        },
      ),
    ]),
  backOff: (backOff) =>
    given(backOff, (duration) => [
      say('the next attempt starts {duration} later at the earliest', '其后至少间隔{duration}方可再次执行', {
        duration: durationWords(duration),
      }),
    ]),
};

type Releases = NonNullable<Charter['releases']>;

/** Releases of node software. */
export const RELEASES_WORDING: Wording<Releases> = {
  atOnce: (share) =>
    given(share, (fraction) => [
      say(
        'rollouts take down at most {fraction} of all nodes at the same time, never all, and never so many that one institution, one body or the ordering service could not go on',
        '发布过程中同时停机的节点不超过全部节点的{fraction}，不得全部停机，亦不得使任一机构、任一治理机构或排序服务无法运行',
        {
          fraction: fractionWords(fraction),
        },
      ),
    ]),
  acknowledgements: (share) =>
    given(share, (fraction) => [
      say(
        'a release counts as rolled out when at least {fraction} of the nodes in its plan are acknowledged with evidence',
        '发布计划中至少{fraction}的节点附证据确认后，发布方视为完成',
        {
          fraction: fractionWords(fraction),
        },
      ),
    ]),
  within: (within) =>
    given(within, ({ routine, important, critical }) => [
      say(
        'a routine release is due within {routine}, an important one within {important}, a critical one within {critical}',
        '一般发布须在{routine}内完成，重要发布须在{important}内完成，紧急发布须在{critical}内完成',
        {
          routine: durationWords(routine),
          important: durationWords(important),
          critical: durationWords(critical),
        },
      ),
    ]),
};

type Obligations = NonNullable<Charter['obligations']>;

/** Follow-up duties. */
export const OBLIGATIONS_WORDING: Wording<Obligations> = {
  reminder: (reminder) =>
    given(reminder, (duration) => [
      say(
        'whoever has an obligation is reminded {duration} before it is due',
        '义务到期前{duration}予以提醒',
        {
          duration: durationWords(duration),
        },
      ),
    ]),
  longest: (longest) =>
    given(longest, (duration) => [
      say(
        'no obligation is set to be due later than {duration} ahead',
        '所设义务的到期日不得晚于其后{duration}',
        {
          duration: durationWords(duration),
        },
      ),
    ]),
};
