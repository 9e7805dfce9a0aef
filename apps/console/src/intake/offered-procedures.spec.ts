import type { Schemas } from '../api.ts';
import { proceduresAt } from './offered-procedures.ts';

const procedure = (more: Partial<Schemas['ListedProcedure']>): Schemas['ListedProcedure'] => ({
  code: '1.000001',
  version: 1,
  name: 'A',
  field: 'Hộ tịch',
  level: 'commune',
  online: 'full',
  ownerKind: 'commune',
  term: '',
  effective: { from: '2020-01-01', to: null },
  agencies: [],
  immediate: false,
  filing: [],
  pin: '',
  certificate: null,
  ...more,
});
const grant = (fields: string[] | null): Schemas['Granted'] => ({
  role: 'desk',
  roleName: '',
  agency: { id: 'thanh-ha', name: '' },
  fields,
  from: null,
  to: null,
});
const commune = { id: 'thanh-ha', kind: 'commune' };
const codes = (list: Schemas['ListedProcedure'][], fields: string[] | null = null) =>
  proceduresAt(list, commune, { grants: [grant(fields)] }, '2023-06-14').map(
    ({ code, version }) => `${code}@${version}`,
  );

it('the newest version in force, of the agency’s kind', () => {
  expect(
    codes([
      procedure({}),
      procedure({ version: 2 }),
      procedure({ version: 3, effective: { from: '2025-07-01', to: null } }),
      procedure({ code: '1.000002', ownerKind: 'district' }),
      procedure({ code: '1.000003', effective: { from: '2020-01-01', to: '2022-12-31' } }),
    ]),
  ).toEqual(['1.000001@2']);
});

it('only the fields granted', () => {
  expect(
    codes([procedure({ field: 'Đất đai' }), procedure({ code: '1.000002' })], ['Hộ tịch']),
  ).toEqual(['1.000002@1']);
});

it('nothing where one has no desk', () => {
  expect(
    proceduresAt(
      [procedure({})],
      { id: 'xa-khac', kind: 'commune' },
      { grants: [grant(null)] },
      '2023-06-14',
    ),
  ).toEqual([]);
});

it('and those it takes for other agencies, while that is allowed', () => {
  const elsewhere = (desks: string[] | null, from: string) =>
    procedure({
      ownerKind: 'district',
      filing: [{ within: 'province', desks, effective: { from, to: null } }],
    });
  expect(codes([elsewhere(['commune'], '2020-01-01')])).toEqual(['1.000001@1']);
  expect(codes([elsewhere(null, '2020-01-01')])).toEqual(['1.000001@1']);
  expect(codes([elsewhere(['district'], '2020-01-01')])).toEqual([]);
  expect(codes([elsewhere(['commune'], '2025-07-01')])).toEqual([]);
});
