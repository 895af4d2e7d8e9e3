import { PARTICIPANT_KINDS, type ParticipantKind } from '../states.js';
import { sameWords, type Words } from './words.js';

/** How a charter's sentences call what the charter knows by an id. */
export interface Naming {
  /** A member institution. */
  readonly member: (id: string) => Words;
  /** Members of a participant kind, or holders of a class of seats, in the plural. */
  readonly memberClass: (id: string) => Words;
  readonly track: (id: string) => Words;
  readonly role: (id: string) => Words;
  readonly body: (id: string) => Words;
}

/** Institutions of a kind, in the plural. */
export const KIND_WORDS: Readonly<Record<ParticipantKind, Words>> = {
  'ordinary-user': { en: 'ordinary users', zh: '普通用户' },
  'data-provider': { en: 'data providers', zh: '数据提供方' },
  'data-consumer': { en: 'data consumers', zh: '数据使用方' },
  'system-developer': { en: 'system developers', zh: '系统开发方' },
  'system-operator': { en: 'system operators', zh: '系统运营方' },
  regulator: { en: 'regulators', zh: '监管机构' },
  'consortium-body': { en: 'consortium bodies', zh: '联盟机构' },
};

/** Calls everything by its id, and participant kinds by their names. */
export const PLAIN_NAMING: Naming = {
  member: sameWords,
  memberClass: (id) => {
    const kind = PARTICIPANT_KINDS.find((one) => one === id);
    return kind === undefined ? sameWords(id) : KIND_WORDS[kind];
  },
  track: sameWords,
  role: sameWords,
  body: sameWords,
};
