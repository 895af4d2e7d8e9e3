import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import { PROPOSAL_ID } from '../testing/records.js';
import { stepKey, type Step } from './step.js';
import type { StepResult } from './step-result.js';
import { StepRunner } from './step-runner.js';

const open: Step = { kind: 'submit', name: 'Proposals:openVoting', input: { proposalId: PROPOSAL_ID } };
const close: Step = { kind: 'submit', name: 'Proposals:close', input: { proposalId: PROPOSAL_ID } };
const done: StepResult = { ended: 'done', detail: {} };

function setUp(perform: (step: Step) => Promise<StepResult>) {
  const clock = { now: 0 };
  const taken: string[] = [];
  const runner = new StepRunner({
    perform: (step) => {
      taken.push(stepKey(step).split('/')[0] ?? '');
      return perform(step);
    },
    logger: pino({ level: 'silent' }),
    now: () => clock.now,
  });
  const take = async (now: number, ...steps: readonly Step[]): Promise<void> => {
    clock.now = now;
    runner.take(steps);
    await runner.idle();
  };
  return { runner, taken, take };
}

describe('the runner of steps', () => {
  it('does not take a step again while it runs, and takes others beside it', async () => {
    const ends: (() => void)[] = [];
    const { runner, taken } = setUp(
      () =>
        new Promise((resolve) => {
          ends.push(() => {
            resolve(done);
          });
        }),
    );
    runner.take([open]);
    runner.take([open, close]);
    expect(taken).toEqual(['Proposals:openVoting', 'Proposals:close']);
    for (const end of ends) end();
    await runner.idle();
    await turn();
  });

  it('leaves a finished step alone until its block must have come', async () => {
    const { take, taken } = setUp(() => Promise.resolve(done));
    await take(0, open);
    await take(2_999, open);
    expect(taken).toHaveLength(1);
    await take(3_000, open);
    expect(taken).toHaveLength(2);
  });

  it('spaces out the retries of a step that keeps failing', async () => {
    const { take, taken } = setUp(() => Promise.reject(new Error('no')));
    await take(0, open);
    await take(999, open);
    expect(taken).toHaveLength(1);
    await take(1_000, open);
    await take(2_999, open);
    expect(taken).toHaveLength(2);
    await take(3_000, open);
    expect(taken).toHaveLength(3);
  });
});
