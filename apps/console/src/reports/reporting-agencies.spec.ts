import type { Schemas } from '../api.ts';
import { reportingAgencies } from './reporting-agencies.ts';

const agency = (id: string, parent: string | null): Schemas['Agency'] => ({
  id,
  name: id,
  shortName: id,
  kind: 'commune',
  kindName: '',
  parent,
  code: null,
  codeFixed: false,
});
const agencies = [agency('huyen', null), agency('xa-1', 'huyen'), agency('xa-2', 'huyen')];
const grant = (
  role: Schemas['Granted']['role'],
  at: string,
  fields: string[] | null = null,
): Schemas['Granted'] => ({
  role,
  roleName: '',
  agency: { id: at, name: '' },
  fields,
  from: null,
  to: null,
});

it.each([
  ['a desk sees its own', [grant('desk', 'xa-1')], ['xa-1']],
  ['an officer sees none', [grant('officer', 'xa-1')], []],
  ['a desk of the district does not see below', [grant('desk', 'huyen')], ['huyen']],
  ['a head of the district sees below', [grant('head', 'huyen')], ['huyen', 'xa-1', 'xa-2']],
  ['one that has ended is still theirs to look back at', [grant('auditor', 'cũ')], ['cũ']],
  ['a grant for some fields opens nothing', [grant('head', 'huyen', ['Hộ tịch'])], []],
])('%s', (_, grants, ids) => {
  expect(reportingAgencies({ administrator: false, grants }, agencies).map(({ id }) => id)).toEqual(
    ids,
  );
});

it('an administrator sees all', () => {
  expect(reportingAgencies({ administrator: true, grants: [] }, agencies)).toHaveLength(3);
});
