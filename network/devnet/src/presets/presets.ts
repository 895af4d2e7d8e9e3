import type { DevnetOptions } from '../options.js';
import { TEST_NETWORK } from './test-network.js';

/** What a preset fixes; chaincodes and folders are the caller's. */
export type Preset = Pick<DevnetOptions, 'channel' | 'ordererOrganization' | 'organizations'>;

/** The networks that can be asked for by name. */
export const PRESETS = { 'test-network': TEST_NETWORK } as const satisfies Record<string, Preset>;

/** Name of a preset. */
export type PresetName = keyof typeof PRESETS;

/** Whether a preset of that name exists. */
export function isPreset(name: string): name is PresetName {
  return Object.hasOwn(PRESETS, name);
}
