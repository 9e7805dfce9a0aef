import { definition, joint, simple } from './machine.examples.ts';
import { toMermaid } from './mermaid.ts';

it('draws tasks with their lanes, decisions with their conditions and outcomes', () => {
  const lines = toMermaid(simple()).split('\n');
  expect(lines[0]).toBe('stateDiagram-v2');
  expect(lines).toContain('  state "Thẩm định #91;Tư pháp#93;" as s_tham_dinh');
  expect(lines).toContain('  state s_re_nhanh <<choice>>');
  expect(lines).toContain('  [*] --> s_tham_dinh');
  expect(lines).toContain('  s_re_nhanh --> s_xac_minh : Cần xác minh');
  expect(lines).toContain('  s_re_nhanh --> s_ky : còn lại');
  expect(lines).toContain('  s_ky --> s_cap : Ký nhiều #40;khi Số bản trên 1#41;');
  expect(lines).toContain('  s_cap --> [*]');
});

it('draws parallel branches as regions with their own beginning and end', () => {
  const lines = toMermaid(joint()).split('\n');
  const inside = lines.slice(lines.indexOf('  state s_song_song {'), lines.indexOf('  }'));
  expect(inside.filter((line) => line.trim() === '--')).toHaveLength(1);
  expect(inside).toContain('    [*] --> s_giao_cong_an');
  expect(inside).toContain('    [*] --> s_giao_bhyt'.replace('bhyt', 'bhxh'));
  expect(inside).toContain('    s_cap_the --> [*] : Xong');
  expect(lines).toContain('  s_song_song --> s_tong_hop : đủ các nhánh');
});

it('keeps an author’s words from being Mermaid', () => {
  const text = toMermaid(
    definition(`
lanes: { cv: { name: 'A"; B', agency: owner, role: officer } }
start: end
steps:
  end: { task: "x\\n--> [*] %% <b>", lane: cv, actions: { xong: { label: 'a: b; c', to: het } } }
  het: { outcome: granted }
`),
  );
  expect(text).toContain(
    'state "x #45;#45;#62; #91;#42;#93; #37;#37; #60;b#62; #91;A#34;#59; B#93;" as s_end',
  );
  expect(text).toContain('s_end --> s_het : a#58; b#59; c');
});
