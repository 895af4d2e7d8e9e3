import { accessOf } from '../client/access.js';
import { Actor } from '../client/actor.js';
import { sendApplication } from '../client/application.js';
import { applicationListSchema } from '@fabric-governance/gateway-api/contract/applications';
import { institutionSchema } from '@fabric-governance/gateway-api/contract/institution';
import { draftedId } from '../client/drafting.js';
import { until, untilState } from '../client/until.js';
import { resolution, type Stage } from '../scenarios/stage.js';

/**
 * One step after the other, so that the ledger's records depend on nothing but the rules: a resolution with a sponsor, one that is rejected, one
 * withdrawn, a role granted, and an institution admitted, whose person then votes, and which is removed.
 */
export async function playAudited(stage: Stage): Promise<void> {
  const [ana, eva] = [await stage.as('alpha.ana'), await stage.as('beta.eva')];
  await stage.as('gamma.gao');
  await sponsored(stage, ana, eva);
  await rejected(stage, ana);
  const withdrawn = await stage.propose('alpha.ana', 'slow', resolution);
  await ana.submit('Proposals:withdraw', { proposalId: withdrawn, reason: 'Written too early.' });
  const grant = { kind: 'role.grant', payload: { personId: 'beta.finn', roleId: 'observer' } };
  await decided(stage, await stage.propose('alpha.ana', 'ordinary', grant));
  const dan = await admitted(stage, ana);
  const last = await stage.propose('alpha.ana', 'ordinary', resolution);
  const approval = await dan.approve(last, 'yes');
  await dan.submit('Ballots:cast', { proposalId: last, choice: 'yes', approvals: [approval] });
  await decided(stage, last);
  const removal = { memberId: 'delta', mspId: 'DeltaMSP', reason: 'It never answered.', evidence: [] };
  await decided(
    stage,
    await stage.propose('alpha.ana', 'ordinary', { kind: 'member.remove', payload: removal }),
  );
}

async function sponsored(stage: Stage, ana: Actor, eva: Actor): Promise<void> {
  const input = { title: 'A standard', description: 'Use it.', actions: [resolution], trackId: 'sponsored' };
  const proposalId = await draftedId(ana, input);
  await eva.submit('Proposals:sponsor', { proposalId });
  await ana.submit('Proposals:submit', { proposalId });
  await untilState(ana, proposalId, ['voting']);
  await decided(stage, proposalId);
}

async function rejected(stage: Stage, ana: Actor): Promise<void> {
  const proposalId = await stage.propose('alpha.ana', 'ordinary', resolution);
  await stage.vote('alpha', proposalId, 'no');
  await stage.vote('beta', proposalId, 'no');
  await untilState(ana, proposalId, ['rejected']);
}

/** Enough ballots and no more: the vote is over with the second one. */
async function decided(stage: Stage, proposalId: string): Promise<void> {
  await stage.vote('beta', proposalId, 'yes');
  await stage.vote('alpha', proposalId, 'yes');
  await untilState(await stage.as('alpha.ana'), proposalId, ['executed'], 90_000);
}

async function admitted(stage: Stage, ana: Actor): Promise<Actor> {
  const dan = await Actor.enrolUnbound(accessOf(stage.launched, 'delta.dan'));
  await dan.signIn();
  const evidence = { name: 'registration.txt', content: 'Certificate of registration of Delta Port.' };
  await sendApplication(dan, { weight: 1, sponsorMemberId: 'alpha', evidence });
  const [received] = await ana.get('/api/applications', applicationListSchema);
  const payload = received?.application.admission;
  await decided(stage, await stage.propose('alpha.ana', 'ordinary', { kind: 'member.admit', payload }));
  await until('the own gateway of delta to see the membership', async () => {
    const { standing } = await dan.get('/api/institution', institutionSchema);
    return standing === 'member' ? standing : undefined;
  });
  await dan.signIn();
  await dan.bind();
  return dan;
}
