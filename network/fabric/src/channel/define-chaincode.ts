import { setTimeout as pause } from 'node:timers/promises';
import type { ChaincodeDefinition } from '@fabric-governance/operator/lifecycle/chaincode-definition';
import type { Lifecycle } from '@fabric-governance/operator/lifecycle/lifecycle';
import { LaunchError } from '@fabric-governance/launch/launch-error';
import type { ChaincodePackage } from '../lifecycle/chaincode-package.js';

const PATIENCE_MS = 90_000;
const PAUSE_MS = 500;

/** An organisation on the channel: the lifecycle as its administrator sees it at each of its peers. */
export interface LifecycleParty {
  readonly mspId: string;
  readonly lifecycles: readonly Lifecycle[];
}

/**
 * Makes every organisation install the package and approve the definition, and commits it when the channel has none: all that is not so
 * already. Where a definition holds, that one is approved, whatever its sequence has become.
 *
 * @throws LaunchError when the network does not get that far in time, with its last words.
 */
export async function defineChaincode(
  wanted: ChaincodeDefinition,
  chaincodePackage: ChaincodePackage,
  parties: readonly LifecycleParty[],
): Promise<void> {
  const give = AbortSignal.timeout(PATIENCE_MS);
  await Promise.all(
    parties.flatMap(({ mspId, lifecycles }) =>
      lifecycles.map((one) =>
        persistently(`install the chaincode at ${mspId}`, give, () => one.install(chaincodePackage.bytes)),
      ),
    ),
  );
  const [first] = parties.flatMap(({ lifecycles }) => lifecycles);
  if (first === undefined)
    throw new LaunchError('The channel has no organisation that could define a chaincode.');
  const definition =
    (await persistently('ask for the definition', give, () => first.committed(wanted.name))) ?? wanted;
  await Promise.all(
    parties.map(({ mspId, lifecycles: [own] }) =>
      persistently(`have ${mspId} approve the chaincode`, give, async () => {
        if (own !== undefined && (await own.approvedPackage(definition)) !== chaincodePackage.id) {
          await own.approve(definition, chaincodePackage.id, give);
        }
      }),
    ),
  );
  await persistently('commit the definition of the chaincode', give, async () => {
    if ((await first.committed(definition.name)) === undefined)
      await first.commit(definition, { signal: give });
  });
}

/**
 * Tries again while the network is still coming together: no leader, peers that do not know each other, approvals under way.
 * Every attempt looks first at what is done already, so that nothing is done twice.
 */
async function persistently<Result>(
  what: string,
  give: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (give.aborted) {
        throw new LaunchError(`The network did not ${what} in time: ${wordsOf(error)}`, { cause: error });
      }
      await pause(PAUSE_MS);
    }
  }
}

/** What fabric-gateway's errors say, with what the peers answered. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const details = 'details' in error && Array.isArray(error.details) ? (error.details as unknown[]) : [];
  return [error.message, ...details.map((one) => JSON.stringify(one))].join('; ');
}
