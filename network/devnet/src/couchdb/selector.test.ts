import { readSelector } from './selector.js';
import { matcherOf } from './matching.js';
import type { JsonValue } from './json-value.js';

const matches = (selector: JsonValue, document: JsonValue): boolean =>
  matcherOf(readSelector(selector))(document);

describe('a selector', () => {
  const asset = {
    _id: 'asset1',
    owner: 'Tom',
    size: 5,
    color: null,
    tags: ['a', 'b'],
    maker: { name: 'Ann', 'x.y': 1 },
  };

  it.each<[JsonValue, boolean]>([
    [{}, true],
    [{ owner: 'Tom' }, true],
    [{ owner: { $eq: 'Tom' }, size: 6 }, false],
    [{ 'maker.name': 'Ann' }, true],
    [{ maker: { name: 'Ann' } }, true],
    [{ maker: { 'x\\.y': 1 } }, true],
    [{ size: { $gt: 4, $lte: 5 } }, true],
    [{ size: { $gt: 5 } }, false],
    [{ size: { $gt: 'text is more than any number' } }, false],
    [{ owner: { $gt: 100 } }, true],
    [{ color: null }, true],
    [{ color: { $exists: true } }, true],
    [{ price: { $exists: false } }, true],
    [{ 'color.shade': { $exists: false } }, false],
    [{ owner: { $in: ['Tom', 'Ann'] } }, true],
    [{ color: { $in: [null] } }, true],
    [{ tags: { $in: ['b', 'z'] } }, true],
    [{ tags: { $nin: ['b'] } }, false],
    [{ tags: { $all: ['b', 'a'] } }, true],
    [{ tags: { $all: [['a', 'b']] } }, true],
    [{ tags: { $size: 2 } }, true],
    [{ 'tags.1': 'b' }, true],
    [{ tags: { $elemMatch: { $eq: 'a' } } }, true],
    [{ tags: { $allMatch: { $gt: 'a' } } }, false],
    [{ maker: { $keyMapMatch: { $eq: 'name' } } }, true],
    [{ owner: { $regex: '^T.m$' } }, true],
    [{ owner: { $regex: '(?i)^tom$' } }, true],
    [{ owner: { $beginsWith: 'To' } }, true],
    [{ size: { $mod: [3, 2] } }, true],
    [{ size: { $type: 'number' } }, true],
    [{ _id: { $gte: 'asset1', $lt: 'asset2' } }, true],
  ])('%j: %j', (selector, expected) => {
    expect(matches(selector, asset)).toBe(expected);
  });

  it('keeps the conditions beside an $and, and all of those in it', () => {
    const selector = { owner: 'Tom', $and: [{ size: 5 }, { size: { $lt: 9 } }] };
    expect(matches(selector, asset)).toBe(true);
    expect(matches({ ...selector, owner: 'Ann' }, asset)).toBe(false);
    expect(matches({ $and: [{ size: 4 }, { size: 5 }] }, asset)).toBe(false);
  });

  it('combines by $or, $nor and $not at any depth', () => {
    expect(matches({ $or: [{ size: 9 }, { owner: 'Tom' }] }, asset)).toBe(true);
    expect(matches({ size: { $or: [{ $lt: 1 }, { $gt: 4 }] } }, asset)).toBe(true);
    expect(matches({ $nor: [{ size: 9 }, { owner: 'Tom' }] }, asset)).toBe(false);
    expect(matches({ $not: { $and: [{ size: 5 }, { owner: 'Ann' }] } }, asset)).toBe(true);
    expect(matches({ size: { $not: { $gt: 5 } } }, asset)).toBe(true);
  });

  it('finds no document by a field that it lacks, negated or not', () => {
    expect(matches({ price: { $ne: 1 } }, asset)).toBe(false);
    expect(matches({ $not: { price: 1 } }, asset)).toBe(false);
    expect(matches({ price: { $not: { $regex: 'x' } } }, asset)).toBe(false);
    expect(matches({ $not: { price: { $exists: true } } }, asset)).toBe(true);
  });

  it('orders strings as people do, ids by their bytes', () => {
    expect(matches({ name: { $lt: 'B' } }, { name: 'a' })).toBe(true);
    expect(matches({ name: { $gt: 'B' } }, { name: 'c' })).toBe(true);
    expect(matches({ _id: { $lt: 'B' } }, { _id: 'a' })).toBe(false);
  });

  it.each<[JsonValue, string]>([
    [{ $and: 1 }, 'Error:bad_arg,  Status Code:400,  Reason:Bad argument for operator $and: 1'],
    [
      { a: { $regex: '(' } },
      'Error:bad_arg,  Status Code:400,  Reason:Bad argument for operator $regex: <<40>>',
    ],
    [{ a: { $foo: 1 } }, 'Error:invalid_operator,  Status Code:400,  Reason:Invalid operator: $foo'],
    [{ $where: 'x' }, 'Error:not_supported,  Status Code:400,  Reason:Unsupported operator: $where'],
    [
      { $eq: 1 },
      'Error:invalid_selector,  Status Code:400,  Reason:One or more conditions is missing a field name.',
    ],
    [5, 'Error:invalid_selector_json,  Status Code:400,  Reason:Selector must be a JSON object, not: 5'],
  ])('is refused in CouchDB’s words: %j', (selector, text) => {
    expect(() => readSelector(selector)).toThrow(`error handling CouchDB request. ${text}`);
  });
});
