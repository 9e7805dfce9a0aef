import { LogReader } from './log.ts';

const read = (line: unknown) =>
  new LogReader().read(typeof line === 'string' ? line : JSON.stringify(line));
const base = { dossier: 'D', at: '2023-03-16T08:05:00+07:00', by: 'x' };

describe('a line of a dossier log', () => {
  it('becomes a command with its own key, or one of its text and ordinal', () => {
    const reader = new LogReader();
    const line = JSON.stringify({ ...base, event: 'return' });
    const keys = [line, line, JSON.stringify({ ...base, event: 'return', id: 'r1' })].map(
      (text) => reader.read(text)!.command.key,
    );
    expect(keys[0]).toMatch(/^[0-9a-f]{24}-1$/);
    expect(keys[1]).toBe(keys[0]!.replace(/-1$/, '-2'));
    expect(keys[2]).toBe('r1');
  });

  it.each(['', '  ', '{"format":"motcua-dossier-log","version":1,"synthetic":true}'])(
    '%j is no event',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );

  it('names rows of a correction by their ids', () => {
    expect(
      read({
        ...base,
        event: 'correct',
        void: ['a'],
        amend: [{ id: 'b', at: base.at }],
        reason: 'nhầm',
      }),
    ).toMatchObject({
      command: { type: 'correct', void: ['a'], amend: [{ key: 'b', at: base.at }] },
    });
  });

  it('carries a term of another system with its own judge', () => {
    expect(
      read({ ...base, event: 'accept', term: { value: 3, unit: 'working-day', judge: 'instant' } }),
    ).toMatchObject({ command: { term: { value: 3, unit: 'working-day', judge: 'instant' } } });
  });

  it('carries papers with the hashes of their files, and none that is no hash', () => {
    const paper = { copy: 'original', sha256: 'a'.repeat(64) };
    expect(read({ ...base, event: 'supplement', papers: [paper] })).toMatchObject({
      command: { type: 'supplement', papers: [paper] },
    });
    expect(() =>
      read({ ...base, event: 'supplement', papers: [{ ...paper, sha256: 'A' }] }),
    ).toThrow('papers.0.sha256');
  });

  it.each<[string, unknown, RegExp]>([
    ['no JSON', '{"dossier":', /JSON/],
    ['another format', { format: 'xes', version: 1 }, /Định dạng/],
    ['an unknown event', { ...base, event: 'dance' }, /loại sự kiện "dance"/],
    ['no event', base, /loại sự kiện/],
    [
      'an impossible day',
      { ...base, event: 'return', at: '2023-02-30T08:00:00+07:00' },
      /"at" "2023-02-30/,
    ],
    ['no offset', { ...base, event: 'return', at: '2023-02-03T08:00:00' }, /múi giờ/],
    ['a missing field', { ...base, event: 'transfer' }, /"to" thiếu/],
    ['an unknown outcome', { ...base, event: 'finish', outcome: 'perhaps' }, /granted, rejected/],
    [
      'an unknown field in amend',
      { ...base, event: 'correct', amend: [{ id: 'b', actor: 'y' }] },
      /trường lạ: actor/,
    ],
    [
      'a term without meaning',
      { ...base, event: 'accept', term: { unit: 'fortnight' } },
      /"term.unit"/,
    ],
    ['a list', [], /đối tượng JSON/],
  ])('with %s is refused, and says what is wrong', (_name, line, words) => {
    expect(() => read(line)).toThrow(words);
    expect(() => read(line)).toThrow(expect.objectContaining({ code: 'bad-line' }) as Error);
  });
});
