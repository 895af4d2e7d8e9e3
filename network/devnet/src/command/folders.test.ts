import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseFolders, claimFolders, resetFolders, type Folders } from './folders.js';
import { UsageError } from './usage-error.js';

describe('the folders of a network', () => {
  let root: string;
  let folders: Folders;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'folders-'));
    folders = { dataDir: join(root, 'data'), organizationsDir: join(root, 'organizations') };
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('are where the samples look, when their folder is known', () => {
    expect(chooseFolders('n', {}, '/samples').organizationsDir).toBe('/samples/test-network/organizations');
    expect(chooseFolders('n', { organizations: '/mine' }, '/samples').organizationsDir).toBe('/mine');
    expect(chooseFolders('n', { data: '/data' }, undefined).organizationsDir).toBe('/data/organizations');
  });

  it('are not claimed over keys of another network', () => {
    mkdirSync(join(folders.organizationsDir, 'peerOrganizations'), { recursive: true });
    expect(() => {
      claimFolders(folders);
    }).toThrow(UsageError);
  });

  it('are claimed beside what the samples ship there, again and again', () => {
    mkdirSync(join(folders.organizationsDir, 'cryptogen'), { recursive: true });
    claimFolders(folders);
    mkdirSync(join(folders.organizationsDir, 'peerOrganizations'));
    claimFolders(folders);
    expect(existsSync(folders.dataDir)).toBe(true);
  });

  it('lose at a reset what devnet made and nothing else', () => {
    claimFolders(folders);
    mkdirSync(join(folders.organizationsDir, 'peerOrganizations'));
    mkdirSync(join(folders.organizationsDir, 'cryptogen'));
    resetFolders(folders);
    expect(existsSync(folders.dataDir)).toBe(false);
    expect(existsSync(join(folders.organizationsDir, 'peerOrganizations'))).toBe(false);
    expect(existsSync(join(folders.organizationsDir, 'cryptogen'))).toBe(true);
  });

  it('keep at a reset what somebody else has put there', () => {
    claimFolders(folders);
    mkdirSync(join(folders.dataDir, 'channels', 'mychannel'), { recursive: true });
    writeFileSync(join(folders.dataDir, 'notes.txt'), 'mine');
    resetFolders(folders);
    expect(existsSync(join(folders.dataDir, 'channels'))).toBe(false);
    expect(existsSync(join(folders.dataDir, 'notes.txt'))).toBe(true);
  });

  it.each([claimFolders, resetFolders])('are let alone when they are somebody else’s (%p)', (change) => {
    mkdirSync(folders.dataDir);
    writeFileSync(join(folders.dataDir, 'thesis.txt'), 'precious');
    expect(() => {
      change(folders);
    }).toThrow(UsageError);
    expect(existsSync(join(folders.dataDir, 'thesis.txt'))).toBe(true);
  });
});
