import {
  type AffiliationNode,
  affiliationSubtree,
  affiliationTree,
  isSameOrBelow,
  pathsTo,
} from './affiliation-tree.js';
import { changedAttributes } from './attributes.js';
import { authorizationFailure, CA_ERROR, CaError, notFound } from './ca-error.js';
import type { Decision } from './ca-journal.js';
import type { CaChange, IdentityRecord } from './ca-records.js';
import type { CaState } from './ca-state.js';
import type { Caller } from './caller.js';
import { removalOf } from './identity-administration.js';

/** What a request about an affiliation says. */
export interface AffiliationRequest {
  readonly name: string;
  /** Also does what it entails: missing parents, identities, affiliations below. */
  readonly force: boolean;
}

/** The affiliations that the caller may see. Throws CaError 404 when there are none. */
export function visibleAffiliations(state: CaState, caller: Caller): AffiliationNode {
  const tree = affiliationTree(state.affiliations().filter((name) => caller.containsAffiliation(name)));
  if (!tree) {
    throw new CaError(404, CA_ERROR.affiliation, 'No affiliations are configured on the CA');
  }
  return tree;
}

/** One affiliation with those below it. Throws CaError 403 or 404. */
export function visibleAffiliation(state: CaState, caller: Caller, name: string): AffiliationNode {
  caller.mustContainAffiliation(name);
  mustExist(state, name);
  return affiliationSubtree(name, state.affiliations(), []);
}

/** Adds an affiliation; with force also those above it that are missing. Throws CaError. */
export function decideAffiliation(
  state: CaState,
  caller: Caller,
  { name, force }: AffiliationRequest,
): Decision<AffiliationNode> {
  if (state.hasAffiliation(name)) {
    throw new CaError(409, CA_ERROR.addAffiliation, 'Affiliation already exists');
  }
  caller.mustContainAffiliation(name);
  const [parent] = pathsTo(name).slice(-2, -1);
  if (!force && parent !== undefined) {
    mustExist(state, parent);
  }
  const added = force ? pathsTo(name).filter((path) => !state.hasAffiliation(path)) : [name];
  return { changes: added.map((path) => ({ kind: 'affiliation', name: path })), result: { name } };
}

/** Renames an affiliation and those below it; with force also moves their identities. Throws CaError. */
export function decideRenaming(
  state: CaState,
  caller: Caller,
  { name, newName, force }: AffiliationRequest & { readonly newName: string },
): Decision<AffiliationNode> {
  caller.mustContainAffiliation(name);
  caller.mustContainAffiliation(newName);
  mustExist(state, name);
  if (state.hasAffiliation(newName)) {
    throw new CaError(400, CA_ERROR.modifyAffiliation, `Affiliation '${newName}' already exists`);
  }
  const renamed = (path: string): string => newName + path.slice(name.length);
  const affected = membersBelow(state, name);
  mustAffect(affected, caller);
  if (affected.length > 0 && !force) {
    throw new CaError(
      400,
      CA_ERROR.modifyAffiliation,
      `The request to modify affiliation '${name}' has the following identities associated: ` +
        `${affected.map(({ id }) => id).join(',')}. Need to use 'force' to remove identities and affiliation`,
    );
  }
  const paths = state.affiliations().filter((path) => isSameOrBelow(path, name));
  const moved = affected.map((record): IdentityRecord => {
    const value = renamed(record.affiliation);
    const attributes = changedAttributes(record.attributes, [
      { name: 'hf.Affiliation', value, ecert: false },
    ]);
    return { ...record, affiliation: value, attributes };
  });
  const newPaths = paths.map(renamed);
  return {
    changes: [
      ...paths.map((path): CaChange => ({ kind: 'affiliation-removed', name: path })),
      ...newPaths.map((path): CaChange => ({ kind: 'affiliation', name: path })),
      ...moved.map((record): CaChange => ({ kind: 'identity', record })),
    ],
    result: affiliationSubtree(newName, newPaths, moved),
  };
}

/** Removes an affiliation; with force also those below it and their identities. Throws CaError. */
export function decideAffiliationRemoval(
  state: CaState,
  caller: Caller,
  { name, force, identitiesToo }: AffiliationRequest & { readonly identitiesToo: boolean },
): Decision<AffiliationNode> {
  if (caller.identity.affiliation === name) {
    throw authorizationFailure(`'${caller.id}' is itself of affiliation '${name}'`);
  }
  caller.mustContainAffiliation(name);
  mustExist(state, name);
  const affected = membersBelow(state, name);
  mustAffect(affected, caller);
  const paths = state.affiliations().filter((path) => isSameOrBelow(path, name));
  if (affected.length > 0 && !(identitiesToo && force)) {
    throw authorizationFailure(`affiliation '${name}' has identities`);
  }
  if (paths.length > 1 && !force) {
    throw authorizationFailure(`affiliation '${name}' has affiliations below it`);
  }
  return {
    changes: [
      ...affected.flatMap((record) => removalOf(state, record, 'affiliationchanged')),
      ...paths.map((path): CaChange => ({ kind: 'affiliation-removed', name: path })),
    ],
    result: affiliationSubtree(name, paths, affected),
  };
}

function membersBelow(state: CaState, name: string): readonly IdentityRecord[] {
  return state.identities().filter(({ affiliation }) => isSameOrBelow(affiliation, name));
}

function mustAffect(affected: readonly IdentityRecord[], caller: Caller): void {
  if (affected.length > 0) {
    caller.mustBeRegistrar();
  }
}

function mustExist(state: CaState, name: string): void {
  if (!state.hasAffiliation(name)) {
    throw notFound('affiliation');
  }
}
