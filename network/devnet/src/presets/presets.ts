import type { DevnetOptions } from '../options.js';
import { ORG1, ORG2, ORG3, TEST_ORDERER } from './test-organization.js';

/** What a preset fixes; chaincodes and folders are the caller's. */
export interface Preset {
  /** What it is for, in a few words. */
  readonly summary: string;
  readonly network: Pick<DevnetOptions, 'channel' | 'ordererOrganization' | 'organizations'>;
}

const channel = 'mychannel';
const ordererOrganization = TEST_ORDERER;

/** The networks that can be asked for by name. */
export const PRESETS = {
  'test-network': {
    summary: 'Org1 and Org2, with the names, ports, users and folders of Fabric’s test network',
    network: { channel, ordererOrganization, organizations: [ORG1, ORG2] },
  },
  single: {
    summary: 'Org1 alone: the least that runs chaincode',
    network: { channel, ordererOrganization, organizations: [ORG1] },
  },
  'three-orgs': {
    summary: 'the test network with Org3 of addOrg3 from the start, so that two of three are a majority',
    network: { channel, ordererOrganization, organizations: [ORG1, ORG2, ORG3] },
  },
} as const satisfies Record<string, Preset>;

/** Name of a preset. */
export type PresetName = keyof typeof PRESETS;

/** Whether a preset of that name exists. */
export function isPreset(name: string): name is PresetName {
  return Object.hasOwn(PRESETS, name);
}
