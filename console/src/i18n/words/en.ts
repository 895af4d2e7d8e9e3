import { applications, apply } from './en/applications.js';
import { audit } from './en/audit.js';
import { consoleFailures, gatewayFailures, protocolFailures } from './en/failures.js';
import { minutes } from './en/minutes.js';
import { releases, releaseStates, stepStates, urgencies } from './en/releases.js';
import { obligations, obligationStates } from './en/obligations.js';
import { charter, enter, members, newKey, people, signIn } from './en/people.js';
import { cases } from './en/cases.js';
import { measures } from './en/measures.js';
import { merit } from './en/merit.js';
import {
  chaincodeFields,
  changeHints,
  changeKinds,
  failureReasons,
  limitNames,
  network,
  networkForm,
  networkWords,
} from './en/network.js';
import { deliberation, newProposal, overview, proposals, timeline } from './en/proposals.js';
import { refusals } from './en/refusals.js';
import { actionWords, decision, fractions, rule } from './en/rules.js';
import { argumentNames, common, nav, shell, signing, steps, transactions } from './en/shell.js';
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
} from './en/tables.js';
import {
  ballotExtras,
  bodies,
  delegations,
  jointActs,
  leaving,
  safeguards,
  secretBallot,
} from './en/voting.js';

/** All English words, by group; a text’s key is `<group>.<name>`. */
export const en = {
  actionKinds,
  actionWords,
  applications,
  apply,
  argumentNames,
  audit,
  auditEvents,
  interventionKinds,
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
  releases,
  releaseStates,
  stepStates,
  urgencies,
  nodeKinds,
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
} as const;
