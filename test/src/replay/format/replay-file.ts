import { z } from 'zod';
import { fixedDurationSchema } from '@fabric-governance/chaincode/governance/charter/durations';
import { idSchema, localTextSchema } from '@fabric-governance/chaincode/governance/charter/scalars';
import { OUTCOMES, PARTICIPANT_KINDS, PROPOSAL_STATES } from '@fabric-governance/chaincode/governance/states';
import { eventSchema, momentSchema, refusedSchema, revealSchema, saidSchema } from './events.js';

/** Version of the format that this schema describes. Files of recorded counts without a version are the older form. */
export const REPLAY_FORMAT = 2;

const personSchema = z
  .strictObject({
    id: idSchema.describe('Short, unique within the member; the full id is `<member>.<this>`.'),
    roles: z.array(idSchema).max(20).describe('Roles of the charter.'),
  })
  .meta({ id: 'Person', description: 'A person of a member.' });

const memberSchema = z
  .strictObject({
    id: idSchema.describe('Unique in the file.'),
    number: z
      .int()
      .min(1)
      .max(200)
      .exactOptional()
      .describe('So many alike, called `<id>-01`, `<id>-02`, …; left out: one, called `<id>`.'),
    name: localTextSchema.exactOptional().describe('Left out: the id.'),
    weight: z
      .int()
      .min(0)
      .max(1_000_000)
      .exactOptional()
      .describe(
        'Voting weight, at least 1 for a member that votes; left out: 1, or 0 for a member without a vote.',
      ),
    votes: z.boolean().default(true).describe('False: a member without a vote, such as a regulator.'),
    kinds: z
      .array(z.enum(PARTICIPANT_KINDS))
      .min(1)
      .max(7)
      .default(['ordinary-user'])
      .describe('Participant kinds; a condition can count among one of them.'),
    group: idSchema.exactOptional().describe('Group of affiliates to which it belongs.'),
    decisionRule: z
      .strictObject({
        approvals: z.int().min(1).max(50).describe('Approvals of its own people that its ballot needs.'),
        makerIsNotChecker: z.boolean().describe('Whether the caster’s own approval counts for nothing.'),
      })
      .exactOptional()
      .describe('Its own rule; left out: the approvals that the charter’s duties ask for, at least one.'),
    people: z
      .array(personSchema)
      .min(1)
      .max(50)
      .exactOptional()
      .describe(
        'Left out: for each role of the charter one person, called as the role; more (`<role>-2`, …) where its rule needs several to approve.',
      ),
  })
  .meta({ id: 'Member', description: 'An institution.' });
export type ReplayMember = z.infer<typeof memberSchema>;

const countSchema = z
  .strictObject({
    yes: z.int().min(0).max(1_000_000_000).exactOptional().describe('Ballots that say yes.'),
    no: z.int().min(0).max(1_000_000_000).exactOptional().describe('Ballots that say no.'),
    abstain: z.int().min(0).max(1_000_000_000).exactOptional().describe('Abstentions.'),
    silent: z.int().min(0).max(1_000_000_000).exactOptional().describe('Those without a ballot.'),
    unrevealed: z
      .int()
      .min(0)
      .max(1_000_000_000)
      .exactOptional()
      .describe('Secret ballots that were never revealed.'),
    total: z.int().min(0).max(1_000_000_000).exactOptional().describe('All of these together.'),
  })
  .meta({ id: 'ExpectedCount', description: 'Counts to compare; those left out are not compared.' });

const expectedSchema = z
  .strictObject({
    outcome: z.enum(OUTCOMES).exactOptional().describe('How the vote must end.'),
    state: z.enum(PROPOSAL_STATES).exactOptional().describe('The state in which the proposal must end.'),
    early: z.boolean().exactOptional().describe('Whether it must be decided before the end of its window.'),
    heads: countSchema.exactOptional().describe('Members, as they must have been counted.'),
    weight: countSchema.exactOptional().describe('Weight, as it must have been counted.'),
    elected: z
      .array(idSchema)
      .max(50)
      .exactOptional()
      .describe('In an election: whom it must have elected, most support first.'),
    decidedAfter: fixedDurationSchema
      .exactOptional()
      .describe('Time from the opening of the vote to the decision, on the file’s clock.'),
    refused: refusedSchema
      .exactOptional()
      .describe('The code with which the draft or its submission must be refused; nothing is voted on then.'),
  })
  .meta({ id: 'Expected', description: 'What to compare the ledger with.' });
export type Expected = z.infer<typeof expectedSchema>;

const numberOfBallots = z.int().min(0).max(200).default(0);
const countsSchema = z.strictObject({
  of: idSchema
    .exactOptional()
    .describe(
      'Only members of this entry of `members` that stands for several alike; left out: all members that vote.',
    ),
  yes: numberOfBallots.describe('So many of them say yes, …'),
  no: numberOfBallots.describe('… so many of the next say no, …'),
  abstain: numberOfBallots.describe('… so many of the next abstain; the rest stay silent.'),
  reason: z.string().min(1).max(2000).exactOptional().describe('The reason that all of these ballots give.'),
});

const ballotSchema = z
  .strictObject({
    ballot: saidSchema.describe('What it says.'),
    reason: z.string().min(1).max(2000).exactOptional().describe('Its reason.'),
    reveal: revealSchema,
  })
  .meta({ id: 'Ballot', description: 'A ballot that is cast as soon as the vote opens.' });

const ballotsSchema = z.union([
  z
    .record(idSchema, z.union([saidSchema, ballotSchema]))
    .describe('By member; who is not named stays silent.'),
  z
    .strictObject({
      counts: z
        .array(countsSchema)
        .min(1)
        .max(50)
        .describe('Only numbers are known: members vote in their order.'),
    })
    .meta({ id: 'BallotCounts', description: 'Ballots of which only numbers are known.' }),
]);

const voteSchema = z
  .strictObject({
    id: idSchema.exactOptional().describe('Unique in the file; left out: `vote-1`, `vote-2`, …'),
    matter: z.string().min(1).max(200).exactOptional().describe('What is decided; left out: the id.'),
    source: z.string().max(2000).exactOptional().describe('Where the recorded facts come from.'),
    track: idSchema.exactOptional().describe('Left out: the usual track of the actions.'),
    actions: z
      .array(
        z.strictObject({
          kind: z.string().max(60).describe('Kind of action.'),
          payload: z.unknown().describe('Its payload.'),
        }),
      )
      .min(1)
      .max(20)
      .exactOptional()
      .describe('Left out: a resolution that says the matter.'),
    proposer: z
      .string()
      .max(80)
      .exactOptional()
      .describe('A member, or a person as `<member>.<person>`; left out: the first member that votes.'),
    sponsors: z
      .array(z.string().max(80))
      .max(20)
      .exactOptional()
      .describe(
        'Members or people; left out: as many of the other voting members, in their order, as the track asks for.',
      ),
    input: z
      .record(z.string(), z.unknown())
      .exactOptional()
      .describe('Further parameters of `Proposals:draft`, such as a window of the proposer’s choice.'),
    secondCallOf: idSchema
      .exactOptional()
      .describe(
        'An earlier vote, by id, that missed its quorum and is called again: with the same matter, actions and track.',
      ),
    at: momentSchema
      .exactOptional()
      .describe('When it is drafted and submitted; left out: when the vote before it has ended.'),
    ballots: ballotsSchema
      .exactOptional()
      .describe(
        'Cast in this order as soon as the vote opens, all of them before anybody looks whether it is decided.',
      ),
    events: z
      .array(eventSchema)
      .max(2000)
      .default([])
      .describe('What happens at stated times; in this order, and after `ballots`, where times are equal.'),
    expected: expectedSchema.exactOptional().describe('What to compare the ledger with.'),
  })
  .meta({ id: 'Vote', description: 'A proposal and what becomes of it.' });
export type ReplayVote = z.infer<typeof voteSchema>;

/** A replay file: a consortium, its charter, and votes with the outcomes to expect. docs/replay-format.md says it in words. */
export const replayFileSchema = z.strictObject({
  schemaVersion: z.literal(REPLAY_FORMAT).default(REPLAY_FORMAT).describe('Version of this format.'),
  title: z.string().min(1).max(200).default('Replay').describe('What is replayed.'),
  source: z.string().max(2000).exactOptional().describe('Where the facts come from.'),
  start: z.iso
    .datetime()
    .default('2026-01-05T01:00:00Z')
    .describe(
      'The file’s clock when the consortium is founded. Only the run in memory keeps it; on a network the clock is the machine’s.',
    ),
  charter: z
    .union([z.string().min(1), z.looseObject({})])
    .describe(
      'The charter’s rules (docs/charter-reference.md, without `textHash`), or the path of a file with them, relative to this one.',
    ),
  members: z
    .union([
      z.int().min(1).max(200),
      z.record(idSchema, z.int().min(0).max(1_000_000)),
      z
        .array(z.union([idSchema, memberSchema]))
        .min(1)
        .max(200),
    ])
    .describe(
      'The members, each by its id alone or with more; or by id: their voting weights (0: without a vote); or how many equal ones (`member-01`, `member-02`, …).',
    ),
  votes: z.array(voteSchema).min(1).max(2000).describe('The votes, in order.'),
  events: z
    .array(eventSchema)
    .max(2000)
    .default([])
    .describe(
      'What happens apart from any vote; `after` counts from the file’s beginning, and `when` is not used.',
    ),
  refused: refusedSchema
    .exactOptional()
    .describe(
      'The code with which the founding must be refused, as for a charter that would brick the consortium; no vote is taken then.',
    ),
});
export type ReplayFile = z.infer<typeof replayFileSchema>;
