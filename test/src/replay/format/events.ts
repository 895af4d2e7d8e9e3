import { z } from 'zod';
import { fixedDurationSchema } from '@fabric-governance/chaincode/governance/charter/durations';
import { CHOICES, PROPOSAL_STATES } from '@fabric-governance/chaincode/governance/states';

/** A refusal of the chaincode, by its code. */
export const refusedSchema = z.string().regex(/^[A-Z][A-Z_]+$/u, 'a refusal code such as VOTING_OVER');

const base = {
  when: z
    .enum(PROPOSAL_STATES)
    .default('voting')
    .describe('The state of the proposal from whose first beginning `after` counts.'),
  after: fixedDurationSchema
    .default('PT0S')
    .describe('How long after that, on the file’s clock; a hold does not stop it.'),
  by: z
    .string()
    .max(80)
    .describe('Who does it: a member, then one of its people who may, or a person as `<member>.<person>`.'),
  refused: refusedSchema
    .exactOptional()
    .describe('The code with which this must be refused; left out: it must be accepted.'),
};

const ballotEvent = z
  .strictObject({ ...base, ballot: z.enum(CHOICES).describe('What its ballot says.') })
  .meta({
    id: 'BallotEvent',
    description: 'A member casts its ballot, with the approvals that its own rule asks for.',
  });

const withdrawEvent = z
  .strictObject({ ...base, withdraw: z.string().min(1).max(2000).describe('The reason.') })
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
        'Its argument; a `proposalId` that is left out is that of the vote, where the transaction has one.',
      ),
  })
  .meta({ id: 'SendEvent', description: 'Any transaction, also one that must be refused.' });

/** One thing that somebody does at a stated time. */
export const eventSchema = z
  .union([ballotEvent, withdrawEvent, sendEvent])
  .meta({ id: 'Event', description: 'One thing that somebody does at a stated time.' });
export type ReplayEvent = z.infer<typeof eventSchema>;
