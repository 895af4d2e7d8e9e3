import { readFileSync } from 'node:fs';
import type { ChaincodeOptions } from '../options.js';
import { tlsFrom } from './chaincode-tls.js';
import { UsageError } from './usage-error.js';

/** What the command line says about chaincodes. NAME may be `CHANNEL/NAME`; without, the first channel is meant. */
export interface ChaincodeArguments {
  /** `NAME=HOST:PORT`, or `NAME=MSPID@HOST:PORT` for one organisation's own service; `NAME`: it connects by itself. */
  readonly chaincode: readonly string[];
  /** `NAME=FILE`, a `collections_config.json`. */
  readonly collections: readonly string[];
  /** `NAME=POLICY`, as Fabric's tools write it: `OR('Org1MSP.peer','Org2MSP.peer')`. */
  readonly policy: readonly string[];
  /** `NAME=DIR`, the folder of the code, with `META-INF/statedb/couchdb`. */
  readonly indexes: readonly string[];
  /** `NAME=ROOT.pem` or `NAME=ROOT.pem,CERTIFICATE.pem,KEY.pem`, for a service over TLS. */
  readonly chaincodeTls: readonly string[];
  /** `NAME`, of a chaincode whose versions must be initialised. */
  readonly initRequired: readonly string[];
}

/** What names in arguments may refer to. */
export interface ArgumentScope {
  /** Organisations that an address without one is for. */
  readonly mspIds: readonly string[];
  /** The first one is meant where an argument names none. */
  readonly channels: readonly string[];
}

const DEFAULT_VERSION = '1.0';

/**
 * Puts the arguments together.
 *
 * @returns the chaincodes by channel, one entry a chaincode
 * @throws UsageError
 */
export function chaincodesFrom(
  args: ChaincodeArguments,
  scope: ArgumentScope,
): ReadonlyMap<string, readonly ChaincodeOptions[]> {
  const addresses = addressesFrom(args.chaincode, scope);
  const lookup = { chaincodes: addresses, channels: scope.channels };
  const collections = byPlace('--collections', args.collections, lookup);
  const policies = byPlace('--policy', args.policy, lookup);
  const folders = byPlace('--indexes', args.indexes, lookup);
  const tls = byPlace('--chaincode-tls', args.chaincodeTls, lookup);
  const initialised = byPlace(
    '--init-required',
    args.initRequired.map((name) => `${name}=yes`),
    lookup,
  );
  const found = new Map<string, ChaincodeOptions[]>();
  for (const [place, byMsp] of addresses) {
    const [channel = '', name = ''] = place.split('/');
    const file = collections.get(place);
    const policy = policies.get(place);
    const metadataDir = folders.get(place);
    const files = tls.get(place);
    const chaincode = {
      name,
      version: DEFAULT_VERSION,
      ...(byMsp !== undefined && { addresses: byMsp }),
      ...(file !== undefined && { collections: readJson(file) }),
      ...(policy !== undefined && { endorsementPolicy: policy }),
      ...(metadataDir !== undefined && { metadataDir }),
      ...(files !== undefined && {
        tls: forAll(Object.keys(byMsp ?? {}), tlsFrom(`${name}=${files}`, files)),
      }),
      ...(initialised.has(place) && { initRequired: true }),
    };
    found.set(channel, [...(found.get(channel) ?? []), chaincode]);
  }
  return found;
}

/** By `CHANNEL/NAME`; undefined for a chaincode that connects by itself. */
function addressesFrom(
  texts: readonly string[],
  scope: ArgumentScope,
): Map<string, Record<string, string> | undefined> {
  const addresses = new Map<string, Record<string, string> | undefined>();
  for (const text of texts) {
    const { key, added } = text.includes('=')
      ? service(text, scope)
      : { key: placed(`--chaincode ${text}`, text, scope.channels), added: undefined };
    if (addresses.has(key) && (addresses.get(key) === undefined || added === undefined)) {
      throw new UsageError(
        `--chaincode ${text}: ${key} is there already; it has addresses or connects by itself`,
      );
    }
    addresses.set(key, added && { ...addresses.get(key), ...added });
  }
  return addresses;
}

function forAll<Value>(mspIds: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(mspIds.map((mspId) => [mspId, value]));
}

function service(
  text: string,
  { mspIds, channels }: ArgumentScope,
): { readonly key: string; readonly added: Record<string, string> } {
  const [name, place] = split('--chaincode', text, 'NAME=HOST:PORT');
  const [address = '', mspId] = place.split('@').reverse();
  if (!/^[^:]+:\d+$/u.test(address)) {
    throw new UsageError(`--chaincode ${text}: expected NAME=HOST:PORT or NAME=MSPID@HOST:PORT`);
  }
  if (mspId !== undefined && !mspIds.includes(mspId)) {
    throw new UsageError(`--chaincode ${text}: no organisation ${mspId}; there are ${mspIds.join(', ')}`);
  }
  const key = placed(`--chaincode ${text}`, name, channels);
  return { key, added: forAll(mspId === undefined ? mspIds : [mspId], address) };
}

function byPlace(
  option: string,
  texts: readonly string[],
  { chaincodes, channels }: { chaincodes: ReadonlyMap<string, unknown>; channels: readonly string[] },
): Map<string, string> {
  return new Map(
    texts.map((text) => {
      const [name, value] = split(option, text, 'NAME=…');
      const place = placed(`${option} ${text}`, name, channels);
      if (!chaincodes.has(place)) {
        throw new UsageError(
          `${option} ${name}=…: no such chaincode; name it with --chaincode ${name} or ${name}=HOST:PORT`,
        );
      }
      return [place, value];
    }),
  );
}

/** `CHANNEL/NAME` of a name that may lack its channel. */
function placed(argument: string, name: string, channels: readonly string[]): string {
  const [first] = channels;
  if (first === undefined) {
    throw new UsageError(`${argument}: a chaincode needs a channel; name one with --channel`);
  }
  const place = name.includes('/') ? name : `${first}/${name}`;
  const channel = place.slice(0, place.indexOf('/'));
  if (!channels.includes(channel)) {
    throw new UsageError(`${argument}: no channel ${channel}; there are ${channels.join(', ')}`);
  }
  return place;
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
