import type { ReorganisationSummary } from '#lib/desk';

import { reorganisationLines } from './reorganisation-lines.ts';

const summary = {
  id: 'sap-xep',
  agencies: [],
  dossiers: 0,
  before: 0,
  runningTerms: 0,
  people: [],
  substitutions: 0,
  leftOver: [],
};

it('tells of each account what it may do from the day on: role, agency, fields', () => {
  const grants: ReorganisationSummary['people'][number]['after'] = [
    { role: 'officer', agency: 'cu', to: '2025-06-30' },
    { role: 'officer', agency: 'moi', fields: ['Bảo trợ xã hội'] },
    { role: 'head', agency: 'moi' },
  ];
  const people: ReorganisationSummary['people'] = [
    { kind: 'account', name: 'chuyen-mon', before: [], after: grants, unplaced: false },
    { kind: 'api-key', name: 'quét', before: [], after: [], unplaced: true },
  ];
  expect(reorganisationLines({ ...summary, people }, false)).toEqual(
    expect.arrayContaining([
      'tài khoản chuyen-mon: officer@moi:Bảo trợ xã hội; head@moi',
      'khóa API quét: chưa có nơi mới',
    ]),
  );
});
