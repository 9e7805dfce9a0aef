import { directoryOf } from '#lib/directory';

import { checkGrants, grantText, readGrant } from './grants.ts';

const fields = ['Chứng thực', 'Hộ tịch', 'Phản ánh, kiến nghị'];

it.each([
  ['desk@thanh-ha', { role: 'desk', agency: 'thanh-ha' }],
  ['officer@thanh-ha:Hộ tịch', { role: 'officer', agency: 'thanh-ha', fields: ['Hộ tịch'] }],
  [
    'officer@thanh-ha:Phản ánh, kiến nghị, Hộ tịch',
    { role: 'officer', agency: 'thanh-ha', fields: ['Phản ánh, kiến nghị', 'Hộ tịch'] },
  ],
  [
    'officer@thanh-ha:Đất đai,Hộ tịch',
    { role: 'officer', agency: 'thanh-ha', fields: ['Đất đai', 'Hộ tịch'] },
  ],
])('%s is read, and read again as it is told', (text, grant) => {
  expect(readGrant(text, fields)).toEqual(grant);
  expect(readGrant(grantText(readGrant(text, fields)), fields)).toEqual(grant);
});

const directory = directoryOf({
  kinds: { commune: 'xã' },
  agencies: [
    {
      id: 'xa',
      name: 'Xã',
      shortName: 'Xã',
      kind: 'commune',
      effective: { from: '2020-01-01' },
      source: { text: 'thử nghiệm', certainty: 'unverified' },
    },
  ],
});

it.each([
  ['an agency nobody knows', { role: 'desk', agency: 'khong-co' }, 'khong-co'],
  ['a field no procedure has', { role: 'desk', agency: 'xa', fields: ['ho-tich'] }, 'ho-tich'],
] as const)('a grant for %s is refused', (_, grant, named) => {
  expect(() => checkGrants(directory, fields, [grant])).toThrow(`“${named}”`);
});
