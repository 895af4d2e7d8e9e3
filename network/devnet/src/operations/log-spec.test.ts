import { parseLogSpec } from './log-spec.js';

describe('parseLogSpec', () => {
  it.each([
    ['', 'info', 'info'],
    ['debug', 'debug', 'debug'],
    ['WARNING', 'warn', 'warn'],
    ['notice', 'info', 'info'],
    ['b,a=error:debug', 'a=error:b=error:debug', 'debug'],
    ['gossip.=panic', 'gossip.=panic:info', 'info'],
    ['info:fatal', 'fatal', 'fatal'],
    ['payload', 'payload', 'debug'],
  ])('reads %p', (spec, text, level) => {
    expect(parseLogSpec(spec)).toEqual({ text, level });
  });

  it.each([
    ['loud', "bad segment 'loud'"],
    ['Debug', "bad segment 'Debug'"],
    ['a=b=c', "bad segment 'a=b=c'"],
    ['=debug', "no logger specified in segment '=debug'"],
    ['a=loud', "bad segment 'a=loud'"],
    ['a b=debug', "bad logger name 'a b'"],
    ['.a=debug', "bad logger name '.a'"],
    ['a,=debug', "bad logger name ''"],
  ])('refuses %p in Fabric’s words', (spec, words) => {
    expect(() => parseLogSpec(spec)).toThrow(`invalid logging specification '${spec}': ${words}`);
  });
});
