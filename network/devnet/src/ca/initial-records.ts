import { BOOTSTRAP_ATTRIBUTES, distinctAttributes, identityAttributes } from './attributes.js';
import type { CaAttribute, CaChange } from './ca-records.js';
import type { CaState } from './ca-state.js';
import { newIdentity } from './registration.js';

/** Affiliations of fabric-ca's default configuration, which the samples register people under. */
const DEFAULT_AFFILIATIONS = [
  'org1',
  'org1.department1',
  'org1.department2',
  'org2',
  'org2.department1',
] as const;

/** An identity that the authority knows from the start. */
export interface InitialIdentity {
  readonly id: string;
  readonly secret: string;
  /** Default `client`. */
  readonly type?: string;
  readonly affiliation?: string;
  readonly attributes?: readonly CaAttribute[];
  /** Whether it may register others: fabric-ca's bootstrap administrator. */
  readonly registrar?: boolean;
}

/** What is to be known from the start and is not yet; what is there keeps its secret, lock and count. */
export function initialChanges(
  state: CaState,
  wanted: {
    readonly identities: readonly InitialIdentity[];
    readonly affiliations?: readonly string[];
  },
): readonly CaChange[] {
  return [
    ...(wanted.affiliations ?? DEFAULT_AFFILIATIONS)
      .filter((name) => !state.hasAffiliation(name))
      .map((name): CaChange => ({ kind: 'affiliation', name })),
    ...wanted.identities
      .filter(({ id }) => !state.identity(id))
      .map((identity): CaChange => ({ kind: 'identity', record: newIdentity(withAttributes(identity)) })),
  ];
}

/** The bootstrap administrator has its powers only; others get what a registration gives. */
function withAttributes(identity: InitialIdentity): Parameters<typeof newIdentity>[0] {
  const { id, secret, type = 'client', affiliation = '', attributes = [], registrar = false } = identity;
  const given = registrar ? BOOTSTRAP_ATTRIBUTES : identityAttributes(id, type, affiliation);
  return { id, secret, type, affiliation, attributes: distinctAttributes([...attributes, ...given]) };
}
