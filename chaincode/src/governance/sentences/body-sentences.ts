import type { Body, BodyMembership, Seat } from '../charter/bodies.js';
import type { ParticipantKind } from '../states.js';
import { durationWords } from './duration-words.js';
import { KIND_WORDS, quoted, type Naming } from './naming.js';
import { given, NOTHING_TO_SAY, worded, type Wording } from './wording.js';
import { counted, listed, phrase, say, type Words } from './words.js';

/** What a body is and who belongs to it. */
export function bodySentences(body: Body, naming: Naming): readonly Words[] {
  return worded(body, BODY_WORDING, naming);
}

const PURPOSES: Readonly<Record<Body['purpose'], Words>> = {
  decides: say('it decides', '其职责为决策'),
  guards: say(
    'it guards the consortium: it may stop or speed up what others decide where a track says so',
    '其职责为守护：在程序有规定时，可中止或加快他人的决定',
  ),
  executes: say('it carries decisions out', '其职责为执行决定'),
  advises: say('it advises', '其职责为咨询'),
};

const BODY_WORDING: Wording<Body> = {
  title: NOTHING_TO_SAY,
  purpose: (purpose) => given(purpose, (one) => [PURPOSES[one]]),
  membership: (membership, { naming }) => given(membership, (one) => membershipSentences(one, naming)),
  chair: (chair, { naming }) =>
    given(chair, (role) => [
      say('the holder of the role {role} chairs it', '由{role}角色的持有人担任主席', {
        role: naming.role(role),
      }),
    ]),
};

function membershipSentences(membership: BodyMembership, naming: Naming): readonly Words[] {
  switch (membership.of) {
    case 'members':
      return [
        say('it consists of {who}', '由{who}组成', {
          who: institutions(membership.list?.map(naming.member), membership.kinds),
        }),
      ];
    case 'role':
      return [
        say('it consists of everybody who holds the role {role}', '由持有{role}角色的人员组成', {
          role: naming.role(membership.role),
        }),
      ];
    case 'people':
      return [
        say('it consists of {people}', '由{people}组成', {
          people: listed(membership.list.map(naming.person)),
        }),
      ];
    case 'seats':
      return Object.values(membership.seats).flatMap((seat) => seatSentences(seat, naming));
  }
}

function institutions(
  list: readonly Words[] | undefined,
  kinds: readonly ParticipantKind[] | undefined,
): Words {
  const of =
    kinds === undefined
      ? undefined
      : listed(
          kinds.map((kind) => KIND_WORDS[kind]),
          'or',
        );
  if (list === undefined) {
    if (of === undefined) return phrase('all active members', '全体活跃成员');
    return phrase('all active members that are {of}', '活跃成员中的{of}', { of });
  }
  const names = listed(list);
  if (of === undefined) return names;
  return phrase('those of {names} that are {of}', '{names}中的{of}', { names, of });
}

const FILLED: Readonly<Record<Seat['filledBy'], Words>> = {
  appointment: { en: 'by appointment', zh: '任命' },
  election: { en: 'by election', zh: '选举' },
  'ex-officio': { en: 'ex officio', zh: '依职务' },
};

function seatSentences(seat: Seat, naming: Naming): readonly Words[] {
  const title = quoted(seat.title);
  const { term } = seat;
  return [
    seatNumber(seat, title),
    seat.role === undefined
      ? say('seats {title} are filled {how}', '{title}席位以{how}方式产生', {
          title,
          how: FILLED[seat.filledBy],
        })
      : say(
          'seats {title} are filled {how} by whoever holds the role {role}',
          '{title}席位{how}由{role}角色的持有人担任',
          {
            title,
            how: FILLED[seat.filledBy],
            role: naming.role(seat.role),
          },
        ),
    ...given(seat.kinds, (kinds) => [
      say('only {kinds} may hold seats {title}', '仅{kinds}可担任{title}席位', {
        title,
        kinds: listed(kinds.map((kind) => KIND_WORDS[kind])),
      }),
    ]),
    ...given(term, ({ length, cohorts, mostConsecutive }) => [
      cohorts === 1
        ? say('a term of seats {title} lasts {length}', '{title}席位任期为{length}', {
            title,
            length: durationWords(length),
          })
        : say(
            'a term of seats {title} lasts {length}; the terms of {cohorts} cohorts end one after the other',
            '{title}席位任期为{length}，分{cohorts}批交错届满',
            { title, length: durationWords(length), cohorts },
          ),
      ...given(mostConsecutive, (most) => [
        say(
          'nobody holds a seat {title} for more than {terms} in a row',
          '任何人连续担任{title}席位不超过{most}届',
          {
            title,
            terms: counted(most, { one: 'term', more: 'terms', zh: '届' }),
            most,
          },
        ),
      ]),
    ]).flat(),
    ...given(seat.until, (until) => [
      say('seats {title} exist until {until}', '{title}席位存续至{until}', { title, until }),
    ]),
  ];
}

function seatNumber({ number, onePer }: Seat, title: Words): Words {
  if (onePer === undefined) {
    return say('it has {seats} {title}', '设{title}席位{number}个', {
      title,
      seats: counted(number ?? 1, { one: 'seat', more: 'seats', zh: '个席位' }),
      number: number ?? 1,
    });
  }
  const { members, least, most } = onePer;
  return say(
    'it has one seat {title} for every {members} active members, at least {least} and at most {most}',
    '每{members}名活跃成员设{title}席位 1 个，最少{least}个，最多{most}个',
    { title, members, least, most },
  );
}
