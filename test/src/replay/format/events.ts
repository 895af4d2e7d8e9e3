import { z } from 'zod';
import { fixedDurationSchema } from '@fabric-governance/chaincode/governance/charter/durations';
import { idSchema } from '@fabric-governance/chaincode/governance/charter/scalars';
import { JOINT_ACTS, type JointActKind } from '@fabric-governance/chaincode/governance/records/bodies';
import { CHOICES, PROPOSAL_STATES, type ProposalState } from '@fabric-governance/chaincode/governance/states';

/** A refusal of the chaincode, by its code. */
export const refusedSchema = z.string().regex(/^[A-Z][A-Z_]+$/u, 'a refusal code such as VOTING_OVER');

const choice = z.enum(CHOICES);
const reason = z.string().min(1).max(2000);

/** What a ballot can say: a choice, or in an election the candidates that it names. */
export const saidSchema = z.union([choice, z.array(idSchema).min(1).max(50)]).meta({
  id: 'Said',
  description:
    '`yes`, `no` or `abstain`; in an election also a list of candidates by id, those liked best first: a yes that names them.',
});
export type Said = z.infer<typeof saidSchema>;

/** A moment of the file: so long after its beginning, or a date and time in UTC. */
export const momentSchema = z.union([fixedDurationSchema, z.iso.datetime()]).meta({
  id: 'Moment',
  description:
    'So long after the file’s beginning (`P3D`), or a date and time in UTC (`2024-05-01T10:00:00Z`), not before `start`.',
});

const base = {
  when: z
    .enum(PROPOSAL_STATES)
    .exactOptional()
    .describe(
      'The state of the proposal from whose first beginning `after` counts; left out: `voting`, unless said otherwise.',
    ),
  after: fixedDurationSchema
    .default('PT0S')
    .describe('How long after that, on the file’s clock; a hold does not stop it.'),
  at: momentSchema
    .exactOptional()
    .describe('Instead of `when` and `after`: a moment of the file, whatever state the proposal is in then.'),
  by: z
    .string()
    .max(80)
    .describe('Who does it: a member, then one of its people who may, or a person as `<member>.<person>`.'),
  refused: refusedSchema
    .exactOptional()
    .describe('The code with which this must be refused; left out: it must be accepted.'),
};

/** When a secret ballot is revealed. */
export const revealSchema = z
  .union([fixedDurationSchema, z.literal(false)])
  .default('PT0S')
  .describe('In a secret vote: how long after the reveal has begun it is revealed; false: never.');

const ballotEvent = z
  .strictObject({
    ...base,
    ballot: saidSchema.describe('What its ballot says.'),
    reason: reason.exactOptional().describe('Its reason.'),
    reveal: revealSchema,
  })
  .meta({
    id: 'BallotEvent',
    description:
      'A member casts its ballot, with the approvals that its own rule asks for; in a secret vote it commits to it. A later one changes it.',
  });

const ratifyEvent = z
  .strictObject({
    ...base,
    ratify: choice.describe('What its ballot about the ratification says.'),
    reason: reason.exactOptional().describe('Its reason.'),
  })
  .meta({
    id: 'RatifyEvent',
    description: 'A member votes on ratifying an urgent decision; `when` left out: `awaiting-ratification`.',
  });

const recuseEvent = z
  .strictObject({ ...base, recuse: reason.describe('The conflict of interest.') })
  .meta({ id: 'RecuseEvent', description: 'A member leaves the vote.' });

const referEvent = z
  .strictObject({
    ...base,
    refer: z.literal(true).describe('It demands that the matter goes to another track.'),
  })
  .meta({ id: 'ReferEvent', description: 'A member demands a referral.' });

const delegateEvent = z
  .strictObject({
    ...base,
    delegate: idSchema.describe('To which member.'),
    track: idSchema.describe('On which track.'),
    for: fixedDurationSchema.describe('For how long from now.'),
  })
  .meta({ id: 'DelegateEvent', description: 'A member hands its ballots on a track to another one.' });

const revokeEvent = z
  .strictObject({ ...base, revoke: idSchema.describe('The track.') })
  .meta({ id: 'RevokeEvent', description: 'A member takes its delegation on a track back.' });

const resumeEvent = z.strictObject({ ...base, resume: idSchema.describe('The track.') }).meta({
  id: 'ResumeEvent',
  description: 'A member asks to count again where missed votes have cost it something.',
});

const actEvent = z
  .strictObject({
    ...base,
    act: z
      .enum(JOINT_ACTS)
      .describe(
        'What is done: a declaration of urgency, a hold or its release, a veto, an approval, a hearing, a ruling on recusal.',
      ),
    body: idSchema.describe('As which body.'),
    reason: reason.default('As the body has resolved.').describe('The reason.'),
    for: fixedDurationSchema.exactOptional().describe('Of a hold: for how long from now.'),
    subject: idSchema.exactOptional().describe('Of a ruling on recusal: which member.'),
  })
  .meta({
    id: 'ActEvent',
    description:
      'One person joins an act of a body; once enough have joined, it takes place. `when` left out: `notice` for urgency and recusal, `held` for a release, `queued` for veto, approve and hear.',
  });

const withdrawEvent = z
  .strictObject({ ...base, withdraw: reason.describe('The reason.') })
  .meta({ id: 'WithdrawEvent', description: 'The proposal is withdrawn.' });

const sendEvent = z
  .strictObject({
    ...base,
    send: z
      .string()
      .regex(/^[A-Z][A-Za-z]*:[a-z][A-Za-z]*$/u, 'such as Proposals:close')
      .describe('Any transaction of the chaincode, by name.'),
    input: z
      .record(z.string(), z.unknown())
      .default({})
      .describe(
        'Its argument; a `proposalId`, or a penalty’s `source`, that is left out is the vote’s, where the transaction has one.',
      ),
    transient: z
      .record(z.string(), z.unknown())
      .exactOptional()
      .describe('What only the endorsing peers see.'),
    clock: z
      .string()
      .regex(/^[+-]P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/u, 'such as +PT10M or -P1D')
      .exactOptional()
      .describe('How far the transaction’s own time is off the clock.'),
  })
  .meta({ id: 'SendEvent', description: 'Any transaction, also one that must be refused.' });

/** One thing that somebody does at a stated time. */
export const eventSchema = z
  .union([
    ballotEvent,
    ratifyEvent,
    recuseEvent,
    referEvent,
    delegateEvent,
    revokeEvent,
    resumeEvent,
    actEvent,
    withdrawEvent,
    sendEvent,
  ])
  .meta({ id: 'Event', description: 'One thing that somebody does at a stated time.' });
export type ReplayEvent = z.infer<typeof eventSchema>;
export type BallotEvent = z.infer<typeof ballotEvent>;
export type ActEvent = z.infer<typeof actEvent>;
export type SendEvent = z.infer<typeof sendEvent>;

const ACT_STATES: Readonly<Record<JointActKind, ProposalState>> = {
  urgency: 'notice',
  recusal: 'notice',
  hold: 'voting',
  release: 'held',
  veto: 'queued',
  approve: 'queued',
  hear: 'queued',
};

/** The state from which an event's time counts. */
export function stateOf(event: ReplayEvent): ProposalState {
  if (event.when !== undefined) return event.when;
  if ('ratify' in event) return 'awaiting-ratification';
  return 'act' in event ? ACT_STATES[event.act] : 'voting';
}

/** What a ballot says, in a few words. */
export function saidWords(said: Said): string {
  return typeof said === 'string' ? said : said.join(', ');
}

/** What an event does, in a few words. */
export function eventWords(event: ReplayEvent): string {
  if ('ballot' in event) return `ballot ${saidWords(event.ballot)}`;
  if ('ratify' in event) return `ratification ballot ${event.ratify}`;
  if ('act' in event) return event.act;
  if ('send' in event) return event.send;
  const [what = ''] = ['recuse', 'refer', 'delegate', 'revoke', 'resume', 'withdraw'].filter(
    (name) => name in event,
  );
  return what;
}
