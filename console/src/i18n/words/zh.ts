import { applications, apply } from './zh/applications.js';
import { audit } from './zh/audit.js';
import { consoleFailures, gatewayFailures, protocolFailures } from './zh/failures.js';
import { data } from './zh/data.js';
import { minutes } from './zh/minutes.js';
import { releases, releaseStates, stepStates, urgencies } from './zh/releases.js';
import { obligations, obligationStates } from './zh/obligations.js';
import { accounts, charter, enter, members, newKey, nodes, people, signIn } from './zh/people.js';
import { cases } from './zh/cases.js';
import { interventionEnds, interventions, interventionStandings, resetEnds } from './zh/interventions.js';
import { measures } from './zh/measures.js';
import { merit } from './zh/merit.js';
import {
  chaincodeFields,
  changeHints,
  changeKinds,
  failureReasons,
  limitNames,
  network,
  networkForm,
  networkWords,
} from './zh/network.js';
import { deliberation, newProposal, overview, proposals, timeline } from './zh/proposals.js';
import { refusals } from './zh/refusals.js';
import { actionWords, decision, fractions, rule } from './zh/rules.js';
import { argumentNames, common, nav, shell, signing, steps, transactions } from './zh/shell.js';
import {
  actionKinds,
  auditEvents,
  interventionKinds,
  caseStates,
  choices,
  consequences,
  kinds,
  nodeKinds,
  memberStatuses,
  penaltyStates,
  personStatuses,
  powers,
  outcomes,
  permissions,
  recordKinds,
  states,
  verdicts,
  networkPhases,
  nodeStatuses,
} from './zh/tables.js';
import {
  ballotExtras,
  bodies,
  delegations,
  jointActs,
  leaving,
  safeguards,
  secretBallot,
} from './zh/voting.js';
import type { Words } from './keys.js';

/** All Chinese words: exactly the groups and names of the English ones, or it does not compile. */
export const zh: Words = {
  accounts,
  actionKinds,
  actionWords,
  applications,
  apply,
  argumentNames,
  audit,
  auditEvents,
  interventionEnds,
  interventionKinds,
  interventions,
  interventionStandings,
  resetEnds,
  ballotExtras,
  bodies,
  charter,
  caseStates,
  cases,
  chaincodeFields,
  changeHints,
  changeKinds,
  choices,
  common,
  consequences,
  decision,
  delegations,
  deliberation,
  enter,
  errors: { ...refusals, ...gatewayFailures, ...protocolFailures, ...consoleFailures },
  failureReasons,
  fractions,
  jointActs,
  kinds,
  leaving,
  memberStatuses,
  networkPhases,
  nodeKinds,
  nodeStatuses,
  nodes,
  penaltyStates,
  personStatuses,
  powers,
  members,
  measures,
  merit,
  limitNames,
  nav,
  network,
  networkForm,
  networkWords,
  newProposal,
  minutes,
  data,
  releases,
  releaseStates,
  stepStates,
  urgencies,
  obligations,
  obligationStates,
  outcomes,
  overview,
  newKey,
  people,
  permissions,
  proposals,
  recordKinds,
  rule,
  safeguards,
  secretBallot,
  shell,
  signIn,
  signing,
  states,
  steps,
  timeline,
  transactions,
  verdicts,
};
