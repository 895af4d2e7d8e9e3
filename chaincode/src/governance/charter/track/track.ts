import { z } from 'zod';
import { conditionSchema } from '../conditions.js';
import { durationSchema } from '../durations.js';
import { localTextSchema } from '../scalars.js';
import {
  changeableSchema,
  delegationSchema,
  electionSchema,
  reasonedSchema,
  secretSchema,
} from './ballots.js';
import { electorateSchema } from './electorate.js';
import { attendanceSchema, holdsSchema, recusalSchema, reviewSchema, urgentSchema } from './safeguards.js';
import {
  earlyDecisionSchema,
  extensionSchema,
  referralSchema,
  retablingSchema,
  secondCallSchema,
  windowSchema,
} from './timing.js';

/** The rules for one kind of matter (R20). A part that is left out is a feature that the track does not use. */
export const trackSchema = z
  .strictObject({
    title: localTextSchema.describe('Its name, in both languages.'),
    electorate: electorateSchema
      .exactOptional()
      .describe('Who decides; left out: every active member that votes.'),
    sponsors: z
      .int()
      .min(0)
      .max(20)
      .default(0)
      .describe('Sponsors from other institutions that a draft needs before it goes to notice.'),
    notice: durationSchema.describe('Between submission and the opening of the vote: notice and discussion.'),
    voting: durationSchema.describe(
      'Length of the voting window, unless the proposer chooses another; never zero.',
    ),
    window: windowSchema.exactOptional().describe('Bounds for the proposer’s choice; left out: no choice.'),
    delay: durationSchema.describe('Between approval and execution; never zero.'),
    grace: durationSchema.describe(
      'After the delay: how long the decision may still be executed before it expires.',
    ),
    earlyDecision: earlyDecisionSchema
      .default(true)
      .describe(
        'Decide as soon as no outstanding ballot can change the outcome (R28); only where ballots are final and the electorate is fixed before the close.',
      ),
    changeable: changeableSchema
      .exactOptional()
      .describe('Ballots may be changed; left out: they are final.'),
    secret: secretSchema
      .exactOptional()
      .describe('Ballots are secret until the vote is over; left out: open.'),
    reasoned: reasonedSchema.exactOptional(),
    silence: z
      .enum(['no', 'yes'])
      .exactOptional()
      .describe('What silence counts as in the threshold, never in the quorum; left out: as nothing.'),
    delegation: delegationSchema.exactOptional().describe('Ballots may be delegated; left out: not.'),
    quorum: conditionSchema
      .exactOptional()
      .describe('What must hold for the vote to count at all; left out: no quorum of its own.'),
    threshold: conditionSchema.describe('What must hold for the proposal to pass.'),
    castingVote: z
      .literal('chair')
      .exactOptional()
      .describe(
        'With as many yes as no heads, the ballot of the chair of the electorate’s body counts one head more; left out: a tie does not pass by itself.',
      ),
    secondCall: secondCallSchema.exactOptional().describe('A second call after a missed quorum.'),
    extension: extensionSchema.exactOptional().describe('A later deadline after a late swing.'),
    sustained: durationSchema
      .exactOptional()
      .describe(
        'How long the bar must have been held without a break when the window ends; for changeable ballots.',
      ),
    urgent: urgentSchema.exactOptional().describe('This is an urgent track.'),
    reviews: z.array(reviewSchema).min(1).max(5).exactOptional().describe('Further bodies, each on its own.'),
    holds: holdsSchema.exactOptional().describe('Who may stop its clocks; left out: nobody.'),
    recusal: recusalSchema.exactOptional().describe('Conflicts of interest; left out: nobody is recused.'),
    attendance: attendanceSchema.exactOptional().describe('What missing votes costs; left out: nothing.'),
    retabling: retablingSchema
      .exactOptional()
      .describe('When what was rejected may come again; left out: at once.'),
    referral: referralSchema.exactOptional().describe('How electors take a matter to another track.'),
    election: electionSchema.exactOptional().describe('Ballots choose among candidates.'),
  })
  .meta({ id: 'Track' });
export type Track = z.infer<typeof trackSchema>;
