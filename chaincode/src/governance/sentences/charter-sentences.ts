import type { Charter } from '../charter.js';
import { actionSentences, entrenchmentSentences } from './action-sentences.js';
import { bodySentences } from './body-sentences.js';
import { calendarSentences } from './calendar-sentences.js';
import { ACCOUNTS_WORDING, interventionSentences, REGULATOR_WORDING } from './account-sentences.js';
import { EXECUTION_WORDING, OBLIGATIONS_WORDING, RELEASES_WORDING } from './execution-sentences.js';
import { generalSentences } from './general-sentences.js';
import { MEMBERSHIP_WORDING } from './membership-sentences.js';
import { CASES_WORDING, MERIT_WORDING } from './merit-sentences.js';
import { namingOf, quoted, type Naming } from './naming.js';
import { PHASES_WORDING } from './phase-sentences.js';
import { DUTIES_WORDING, roleSentences } from './role-sentences.js';
import { trackSentences } from './track-sentences.js';
import { worded } from './wording.js';
import { phrase, sameWords, say, type Words } from './words.js';

/** Some sentences of a charter under one heading. */
export interface Article {
  /** Where in the charter it is said, e.g. `tracks.ordinary`. */
  readonly path: string;
  readonly title: Words;
  readonly sentences: readonly Words[];
}

/**
 * A charter in plain sentences of both languages, made from the data that decides (R19): whoever reads them has read the
 * rules. `people` names members and people; left out, their ids stand.
 */
export function charterArticles(
  charter: Charter,
  people?: Pick<Naming, 'member' | 'person'>,
): readonly Article[] {
  const naming = namingOf(charter, people);
  const parts = Object.keys(ARTICLES) as (keyof Charter)[];
  return parts.flatMap((part) => (charter[part] === undefined ? [] : ARTICLES[part](charter, naming)));
}

/** Each part of a charter with its articles; a part that the schema gains fails to compile until it has its own. */
const ARTICLES: {
  readonly [Part in keyof Charter]-?: (charter: Charter, naming: Naming) => readonly Article[];
} = {
  title: (charter) => [article('title', charter.title, generalSentences(charter))],
  textHash: () => [],
  schemaVersion: () => [],
  clockTolerance: () => [],
  openProposalsPerMember: () => [],
  cooling: () => [],
  bodies: ({ bodies = {} }, naming) =>
    Object.entries(bodies).map(([id, body]) =>
      article(`bodies.${id}`, titled('Body', '治理机构', body.title), bodySentences(body, naming)),
    ),
  roles: ({ roles }, naming) =>
    Object.entries(roles).map(([id, role]) =>
      article(`roles.${id}`, titled('Role', '角色', role.title), roleSentences(role, naming)),
    ),
  duties: ({ duties }, naming) =>
    duties === undefined
      ? []
      : [
          article(
            'duties',
            phrase('Decisions inside an institution', '机构内部决策'),
            worded(duties, DUTIES_WORDING, naming),
          ),
        ],
  actions: ({ actions }, naming) => [
    article(
      'actions',
      phrase('Which matter goes by which track', '事项与程序'),
      actionSentences(actions, naming),
    ),
  ],
  tracks: ({ tracks }, naming) =>
    Object.entries(tracks).map(([id, track]) =>
      article(`tracks.${id}`, titled('Track', '程序', track.title), trackSentences(track, naming)),
    ),
  entrenchment: ({ entrenchment = [] }, naming) => [
    article(
      'entrenchment',
      phrase('Rules that only certain tracks may amend', '仅可经特定程序修订的规则'),
      entrenchmentSentences(entrenchment, naming),
    ),
  ],
  calendar: () => [],
  calendars: ({ calendars = {}, calendar }, naming) =>
    Object.entries(calendars).map(([id, one]) =>
      article(`calendars.${id}`, titled('Calendar', '日历', sameWords(id)), [
        ...(id === calendar ? [say('business days are counted by this calendar', '工作日依本日历计算')] : []),
        ...calendarSentences(one, naming),
      ]),
    ),
  phases: ({ phases }, naming) =>
    optional(
      'phases',
      phrase('Phases of the network', '网络阶段'),
      phases && worded(phases, PHASES_WORDING, naming),
    ),
  membership: ({ membership }, naming) =>
    optional(
      'membership',
      phrase('Coming and going', '成员的加入与退出'),
      membership && worded(membership, MEMBERSHIP_WORDING, naming),
    ),
  accounts: ({ accounts }, naming) =>
    optional(
      'accounts',
      phrase('Accounts and keys', '账户与密钥'),
      accounts && worded(accounts, ACCOUNTS_WORDING, naming),
    ),
  interventions: ({ interventions }, naming) =>
    optional(
      'interventions',
      phrase('Interventions', '干预措施'),
      interventions && interventionSentences(interventions, naming),
    ),
  regulator: ({ regulator }, naming) =>
    optional(
      'regulator',
      phrase('Regulators', '监管机构'),
      regulator && worded(regulator, REGULATOR_WORDING, naming),
    ),
  releases: ({ releases }, naming) =>
    optional(
      'releases',
      phrase('Releases', '版本发布'),
      releases && worded(releases, RELEASES_WORDING, naming),
    ),
  obligations: ({ obligations }, naming) =>
    optional(
      'obligations',
      phrase('Obligations', '义务'),
      obligations && worded(obligations, OBLIGATIONS_WORDING, naming),
    ),
  merit: ({ merit }, naming) =>
    optional(
      'merit',
      phrase('Rewards and penalties', '奖励与处罚'),
      merit && worded(merit, MERIT_WORDING, naming),
    ),
  cases: ({ cases }, naming) =>
    optional('cases', phrase('Disputes', '争议'), cases && worded(cases, CASES_WORDING, naming)),
  execution: ({ execution }, naming) => [
    article('execution', phrase('Carrying out', '执行'), worded(execution, EXECUTION_WORDING, naming)),
  ],
};

function article(path: string, title: Words, sentences: readonly Words[]): Article {
  return { path, title, sentences };
}

function optional(path: string, title: Words, sentences: readonly Words[] | undefined): readonly Article[] {
  return sentences === undefined ? [] : [article(path, title, sentences)];
}

function titled(en: string, zh: string, title: Words): Words {
  return phrase(`${en} {title}`, `${zh}{title}`, { title: quoted(title) });
}
