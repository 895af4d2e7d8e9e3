import type { Charter } from '../charter.js';
import { PARTICIPANT_KINDS, type ParticipantKind } from '../states.js';
import { sameWords, type Words } from './words.js';

/** How a charter's sentences call what the charter knows by an id. */
export interface Naming {
  /** A member institution. */
  readonly member: (id: string) => Words;
  readonly person: (id: string) => Words;
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
  person: sameWords,
  memberClass: (id) => kindWords(id) ?? sameWords(id),
  track: sameWords,
  role: sameWords,
  body: sameWords,
};

/** Calls tracks, roles, bodies and seats by the titles that the charter gives them; members and people as it is told. */
export function namingOf(charter: Charter, people: Pick<Naming, 'member' | 'person'> = PLAIN_NAMING): Naming {
  const seats = Object.values(charter.bodies ?? {}).flatMap(({ membership }) =>
    membership.of === 'seats' ? Object.entries(membership.seats) : [],
  );
  return {
    ...people,
    memberClass: (id) => {
      const seat = seats.find(([seatId]) => seatId === id)?.[1];
      return kindWords(id) ?? (seat === undefined ? sameWords(id) : seatHolders(seat.title));
    },
    track: (id) => titleOf(charter.tracks, id),
    role: (id) => titleOf(charter.roles, id),
    body: (id) => titleOf(charter.bodies ?? {}, id),
  };
}

function kindWords(id: string): Words | undefined {
  const kind = PARTICIPANT_KINDS.find((one) => one === id);
  return kind === undefined ? undefined : KIND_WORDS[kind];
}

function seatHolders(title: Words): Words {
  return { en: `holders of the seats ${quoted(title).en}`, zh: `${quoted(title).zh}席位的持有者` };
}

function titleOf(titled: Readonly<Record<string, { readonly title: Words }>>, id: string): Words {
  return quoted(titled[id]?.title ?? sameWords(id));
}

/** In the quotation marks that both languages use. */
export function quoted({ en, zh }: Words): Words {
  return { en: `“${en}”`, zh: `“${zh}”` };
}
