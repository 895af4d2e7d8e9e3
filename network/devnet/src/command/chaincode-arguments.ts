import { readFileSync } from 'node:fs';
import type { ChaincodeOptions } from '../options.js';
import { UsageError } from './usage-error.js';

/** What the command line says about chaincodes. */
export interface ChaincodeArguments {
  /** `NAME=HOST:PORT`, or `NAME=MSPID@HOST:PORT` for one organisation's own service. */
  readonly chaincode: readonly string[];
  /** `NAME=FILE`, a `collections_config.json`. */
  readonly collections: readonly string[];
  /** `NAME=POLICY`, as Fabric's tools write it: `OR('Org1MSP.peer','Org2MSP.peer')`. */
  readonly policy: readonly string[];
}

const DEFAULT_VERSION = '1.0';

/**
 * Puts the arguments together, one entry a chaincode.
 *
 * @param mspIds organisations that an address without one is for
 * @throws UsageError
 */
export function chaincodesFrom(args: ChaincodeArguments, mspIds: readonly string[]): ChaincodeOptions[] {
  const addresses = new Map<string, Record<string, string>>();
  for (const text of args.chaincode) {
    const [name, place] = split('--chaincode', text, 'NAME=HOST:PORT');
    const [address = '', mspId] = place.split('@').reverse();
    if (!/^[^:]+:\d+$/u.test(address)) {
      throw new UsageError(`--chaincode ${text}: expected NAME=HOST:PORT or NAME=MSPID@HOST:PORT`);
    }
    if (mspId !== undefined && !mspIds.includes(mspId)) {
      throw new UsageError(`--chaincode ${text}: no organisation ${mspId}; there are ${mspIds.join(', ')}`);
    }
    const known = addresses.get(name) ?? {};
    const entries = (mspId === undefined ? mspIds : [mspId]).map((id) => [id, address] as const);
    addresses.set(name, { ...known, ...Object.fromEntries(entries) });
  }
  const collections = byName('--collections', args.collections, addresses);
  const policies = byName('--policy', args.policy, addresses);
  return [...addresses].map(([name, byMsp]) => {
    const file = collections.get(name);
    const policy = policies.get(name);
    return {
      name,
      version: DEFAULT_VERSION,
      addresses: byMsp,
      ...(file !== undefined && { collections: readJson(file) }),
      ...(policy !== undefined && { endorsementPolicy: policy }),
    };
  });
}

function byName(
  option: string,
  texts: readonly string[],
  chaincodes: ReadonlyMap<string, unknown>,
): Map<string, string> {
  const values = new Map(texts.map((text) => split(option, text, 'NAME=…')));
  for (const name of values.keys()) {
    if (!chaincodes.has(name)) {
      throw new UsageError(
        `${option} ${name}=…: no such chaincode; name it with --chaincode ${name}=HOST:PORT`,
      );
    }
  }
  return values;
}

function split(option: string, text: string, form: string): [string, string] {
  const at = text.indexOf('=');
  if (at <= 0 || at === text.length - 1) {
    throw new UsageError(`${option} ${text}: expected ${form}`);
  }
  return [text.slice(0, at), text.slice(at + 1)];
}

/**
 * Reads a JSON file.
 *
 * @throws UsageError that names the file
 */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
