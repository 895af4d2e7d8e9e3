import type { Charter } from '../charter.js';
import { actionWords } from './action-words.js';
import type { Naming } from './naming.js';
import { listed, phrase, say, type Words } from './words.js';

/** Matters that go by the same tracks stand in one sentence. */
export function actionSentences(actions: Charter['actions'], naming: Naming): readonly Words[] {
  const byTracks = new Map<string, { readonly keys: string[]; readonly tracks: readonly string[] }>();
  for (const [key, tracks] of Object.entries(actions)) {
    const same = byTracks.get(tracks.join(' '));
    if (same === undefined) byTracks.set(tracks.join(' '), { keys: [key], tracks });
    else same.keys.push(key);
  }
  return [...byTracks.values()].map(({ keys, tracks: [usual = '', ...others] }) => {
    const matters = listed(keys.map(actionWords));
    const first = { matters, usual: naming.track(usual) };
    if (others.length === 0) {
      return keys.length === 1
        ? say('{matters} goes by the track {usual}', '{matters}适用{usual}程序', first)
        : say('{matters} go by the track {usual}', '{matters}适用{usual}程序', first);
    }
    return say(
      'for {matters} the usual track is {usual}; allowed as well: {rest}',
      '{matters}通常适用{usual}程序，也可适用：{rest}',
      {
        ...first,
        rest: listed(others.map(naming.track)),
      },
    );
  });
}

type Entrenchment = NonNullable<Charter['entrenchment']>;

/** Which parts only certain tracks may amend. */
export function entrenchmentSentences(entrenchment: Entrenchment, naming: Naming): readonly Words[] {
  return entrenchment.map(({ path, tracks }) =>
    say(
      'an amendment that touches {part} goes by the track {tracks} and no other',
      '涉及{part}的修订，仅可经{tracks}程序作出',
      { part: partWords(path, naming), tracks: listed(tracks.map(naming.track), 'or') },
    ),
  );
}

/** A path such as `tracks.constitution.threshold`, with the title of what it names. */
function partWords(path: string, naming: Naming): Words {
  const [part, id, ...below] = path.split('.');
  if (id === undefined) return phrase('the part “{path}”', '“{path}”部分', { path });
  const name = { tracks: naming.track, bodies: naming.body, roles: naming.role }[part ?? ''];
  if (name === undefined) return phrase('the part “{path}”', '“{path}”部分', { path });
  if (below.length === 0) return phrase('{name}', '{name}', { name: name(id) });
  return phrase('“{below}” of {name}', '{name}的“{below}”部分', { name: name(id), below: below.join('.') });
}
