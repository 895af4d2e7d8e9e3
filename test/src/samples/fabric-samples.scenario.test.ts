import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findSamples, SampleCopy } from './sample-folder.js';
import { isThere } from './programs.js';
import { SampleStage } from './sample-stage.js';
import { needsGo, type Sample, SAMPLES } from './samples.js';

const PREPARE_MS = 600_000;
const found = findSamples();
const covered: string[] = [];

describe('fabric-samples, unmodified, on devnet', () => {
  if ('missing' in found) {
    process.stdout.write(`Skipped: ${SAMPLES.length} of Fabric's samples on devnet. ${found.missing}.\n`);
    it.skip.each(SAMPLES)('$name', () => undefined);
    return;
  }
  const kept = process.env['SAMPLES_COPY'];
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'samples-'));
  const copy = new SampleCopy(found.folder, folder);

  afterAll(() => {
    if (kept === undefined) {
      rmSync(folder, { recursive: true, force: true });
    }
    process.stdout.write(`Fabric's samples that ran on devnet: ${covered.join('; ')}.\n`);
  });

  const playable = SAMPLES.filter((sample) => isThere('go') || !needsGo(sample));
  if (playable.length < SAMPLES.length) {
    process.stdout.write(
      `Skipped: ${SAMPLES.length - playable.length} samples in Go, which is not installed.\n`,
    );
    it.skip.each(SAMPLES.filter(needsGo))('$name', () => undefined);
  }

  it.each(playable)(
    '$name',
    async (sample: Sample) => {
      const stage = new SampleStage(copy, sample.name);
      try {
        sample.applications?.forEach((part) => copy.build(part));
        sample.goApplications?.forEach((part) => copy.buildGo(part));
        sample.uses?.forEach((part) => copy.take(part));
        const options = sample.devnet?.map((option) => option.replace('{samples}', folder)) ?? [];
        await stage.open(sample.chaincode, options);
        const printed = await sample.run(stage);
        for (const text of sample.expected) {
          expect(printed).toContain(text);
        }
        for (const text of sample.unexpected ?? []) {
          expect(printed).not.toContain(text);
        }
        covered.push(sample.name);
      } finally {
        await stage.close();
      }
    },
    PREPARE_MS,
  );
});
