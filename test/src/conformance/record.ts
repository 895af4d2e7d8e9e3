import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './client/answer.js';
import { openStage, type Stage } from './client/stage.js';
import type { Call } from './calls/call.js';
import { CHAIN } from './calls/chain.js';
import { ENDORSING } from './calls/endorsing.js';
import { GATEWAY } from './calls/gateway.js';
import { JOINING } from './calls/joining.js';
import { LIFECYCLE } from './calls/lifecycle.js';
import { FIRST_MESSAGE, ORDERING } from './calls/ordering.js';
import { probePackage } from './calls/packages.js';
import { STATE } from './calls/state.js';
import { tried } from './calls/transactions.js';
import type { Material } from './network/material.js';
import type { NetworkUnderTest } from './network/network-under-test.js';
import { startProbe } from './network/probe-process.js';

const PATIENCE_MS = 60_000;
const POLL_MS = 500;
const ANSWER_WITHIN_MS = 20_000;

/** What a network answered to each call, in order. */
export interface Recording {
  readonly network: string;
  readonly answers: readonly { readonly name: string; readonly answer: Answer }[];
}

/** Is told of every answer when it comes. */
export type OnAnswer = (name: string, answer: Answer) => void;

/** A network with a channel, on which the probe chaincode is defined, and clients of it. */
export interface Founded {
  readonly stage: Stage;
  /** To the calls that made it so. */
  readonly answers: Recording['answers'];
  /** Ends the clients and the chaincode, not the network. */
  readonly end: () => Promise<void>;
}

/** Makes a channel on a network that has none, and defines the probe chaincode there. */
export async function found(material: Material, onAnswer: OnAnswer): Promise<Founded> {
  const stage = openStage(material);
  const probes = await Promise.all(
    material.peers.map(async (site) =>
      startProbe({
        port: site.chaincodePort,
        packageId: (await probePackage(site)).id,
        mspId: site.organisation.mspId,
      }),
    ),
  );
  const end = async (): Promise<void> => {
    for (const endProbe of probes) await endProbe();
    stage.close();
  };
  try {
    return { stage, answers: await played(stage, [...JOINING, FIRST_MESSAGE, ...LIFECYCLE], onAnswer), end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Plays all calls on a network that has no channel yet. */
export async function record(
  material: Material,
  network: NetworkUnderTest,
  onAnswer: OnAnswer,
): Promise<Recording> {
  const { stage, answers, end } = await found(material, onAnswer);
  try {
    await settled(stage);
    const further = [...ENDORSING, ...STATE, ...GATEWAY, ...ORDERING, ...CHAIN];
    return { network: network.title, answers: [...answers, ...(await played(stage, further, onAnswer))] };
  } finally {
    await end();
  }
}

/** Waits until the peers know each other and the chaincode answers at both, which takes real Fabric a while. */
export async function settled(stage: Stage): Promise<void> {
  const give = Date.now() + PATIENCE_MS;
  for (let round = 0; ; round += 1) {
    const answers = await Promise.all(
      ([0, 1] as const).map((at) => tried(stage, `settle ${round}`, ['who'], { at })),
    );
    const isUp = answers.every((answer) => JSON.stringify(answer).includes('"status":200'));
    const [gatewayCall] = GATEWAY.filter(({ name }) => name === 'gateway: endorse');
    if (isUp && gatewayCall !== undefined && 'endorsements' in Object(await gatewayCall.play(stage))) return;
    if (Date.now() > give) throw new Error(`the network does not settle: ${JSON.stringify(answers)}`);
    await pause(POLL_MS);
  }
}

async function played(
  stage: Stage,
  calls: readonly Call[],
  onAnswer: OnAnswer,
): Promise<Recording['answers']> {
  const answers: { readonly name: string; readonly answer: Answer }[] = [];
  for (const { name, play } of calls) {
    const answer = await withinLimit(play(stage)).catch(
      // A call that could not even be played is an answer, too: the other network's tells whether that is right.
      (error: unknown): Answer => ({ failed: error instanceof Error ? error.message : String(error) }),
    );
    answers.push({ name, answer });
    onAnswer(name, answer);
  }
  return answers;
}

/** Silence is an answer, too. */
async function withinLimit(answer: Promise<Answer>): Promise<Answer> {
  const ended = new AbortController();
  const silence = pause(ANSWER_WITHIN_MS, 'no answer', { signal: ended.signal }).catch(() => 'no answer');
  try {
    return await Promise.race([answer, silence]);
  } finally {
    ended.abort();
  }
}
