import { directoryOf } from '#lib/directory';
import { createHash } from 'node:crypto';
import { acceptedAt, at, closed, positionOf, segmentOf } from '../testing/positions.ts';
import {
  IdentityBroken,
  type Report,
  type ReportInput,
  buildReport,
  canonicalJson,
  canonicalReport,
  identitiesOf,
  noCounts,
  periodOf,
  sealOf,
} from './index.ts';

const period = periodOf('2023-Q2');

const report = (what: Partial<ReportInput> = {}): Report =>
  buildReport({
    period,
    agency: 'thanh-ha',
    positions: [],
    asOf: at('06-15 08:00'),
    asKnownAt: at('06-15 09:30'),
    heads: [],
    ...what,
  });

const row = (id: string, parent: string | null, effective: object, name = id): object => ({
  id,
  name: `Ủy ban nhân dân ${name}`,
  shortName: `UBND ${name}`,
  kind: 'unit',
  ...(parent === null ? {} : { parent }),
  effective,
  source: { text: 'thử', certainty: 'unverified' },
});

const always = { from: '2020-01-01' };
const directory = directoryOf({
  kinds: { unit: 'Đơn vị' },
  agencies: [
    row('tinh', null, always, 'tỉnh'),
    row('huyen', 'tinh', { from: '2020-01-01', to: '2023-04-30' }, 'huyện'),
    row('huyen-moi', 'tinh', { from: '2023-05-01' }, 'huyện mới'),
    row('thanh-ha', 'huyen', { from: '2020-01-01', to: '2023-04-30' }, 'Thanh Hà'),
    row('thanh-ha', 'huyen-moi', { from: '2023-05-01' }, 'Thanh Hà mới'),
    row('an-phuong', 'huyen', { from: '2020-01-01', to: '2023-04-30' }, 'An Phượng'),
    row('dong', 'tinh', always, 'Đông'),
  ],
});

const identity = ({ identities }: Report, id: string) => identities.find((each) => each.id === id);

describe('a report', () => {
  const positions = [
    closed({ field: 'Đất đai' }),
    closed({ field: 'Chứng thực', standing: 'on-time', channel: 'direct' }),
    positionOf({ field: 'Hộ tịch' }),
    acceptedAt('03-01 08:00', { field: 'Ơn', paused: true }),
    closed({ owner: 'thanh-son', field: 'Hộ tịch' }),
    positionOf({ acceptedAt: null, phase: 'refused', field: 'Bảo trợ xã hội' }),
  ];
  const heads = [
    { dossier: 'b', seq: 3, hash: 'bb' },
    { dossier: 'a', seq: 2, hash: 'aa' },
  ];
  const made = report({ positions, heads });

  it('counts the dossiers of its agency and no other', () => {
    expect(made).toMatchObject({
      form: 'II.06/VPCP/KSTT',
      period: { id: '2023-Q2', from: '2023-03-15', to: '2023-06-14' },
      agency: 'thanh-ha',
      agencyName: 'thanh-ha',
      total: {
        received: 4,
        carriedOver: 1,
        inPeriod: { total: 3, online: 2, direct: 1, postal: 0 },
        resolved: { total: 2, early: 1, onTime: 1, overdue: 0 },
        inHand: { total: 2, within: 2, overdue: 0 },
        memo: { paused: 1 },
      },
    });
    expect(made).not.toHaveProperty('units');
  });

  it('has a row for every lĩnh vực counted, in Vietnamese order', () => {
    expect(made.fields.map(({ field }) => field)).toEqual([
      'Chứng thực',
      'Đất đai',
      'Hộ tịch',
      'Ơn',
    ]);
  });

  it('shows its identities with their numbers', () => {
    expect(made.identities.every(({ holds }) => holds)).toBe(true);
    expect(made.identities.map(({ id }) => id)).toEqual([
      'received',
      'in-period',
      'resolved',
      'in-hand',
      'balance',
      'memo',
      'fields',
      'segments',
      'evidence',
    ]);
    expect(identity(made, 'received')?.text).toBe(
      'tổng số tiếp nhận 4 = từ kỳ trước chuyển qua 1 + tiếp nhận trực tuyến 2 + tiếp nhận trực tiếp 1 + tiếp nhận qua dịch vụ bưu chính 0',
    );
    expect(identitiesOf(noCounts())[4]).toEqual({
      id: 'balance',
      text: 'tổng số tiếp nhận 0 = đã giải quyết 0 + đang giải quyết 0',
      holds: true,
    });
  });

  it('is as of the end of its period however late it is made', () => {
    expect(made.asOf).toBe('2023-06-15T00:00:00+07:00');
    expect(made.asKnownAt).toBe('2023-06-15T09:30:00+07:00');
    expect(report({ asOf: at('05-01 08:00') }).asOf).toBe('2023-05-01T08:00:00+07:00');
  });

  it('is sealed over the heads it read, in whatever order they came', () => {
    const text = '[["a",2,"aa"],["b",3,"bb"]]';
    expect(made.evidence).toEqual({
      sha256: createHash('sha256').update(text).digest('hex'),
      dossiers: 2,
      events: 5,
    });
    expect(sealOf(heads.toReversed())).toEqual(made.evidence);
    expect(sealOf([]).sha256).toBe(
      '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945',
    );
  });

  it('has canonical bytes', () => {
    expect(canonicalJson({ b: 1, a: [2] })).toBe('{"a":[2],"b":1}');
    expect(() => canonicalJson(undefined)).toThrow(RangeError);
    const bytes = canonicalReport(made);
    expect(canonicalReport(JSON.parse(bytes) as Report)).toBe(bytes);
  });
});

describe('a report that does not add up is not issued', () => {
  it('when a closed dossier was never judged', () => {
    const unjudged = closed({ standing: null });
    expect(() => report({ positions: [unjudged] })).toThrow(IdentityBroken);
    expect(() => report({ positions: [unjudged] })).toThrow(
      /đã giải quyết 1 ≠ giải quyết trước hạn 0/,
    );
  });

  it('when it carries over other than the last one left, unless the difference is listed', () => {
    const positions = [acceptedAt('03-01 08:00'), acceptedAt('03-02 08:00')];
    const previous = { period: '2023-Q1', inHand: 1, adjustments: [] };
    expect(() => report({ positions, previous })).toThrow(
      'từ kỳ trước chuyển qua 2 ≠ đang giải quyết theo báo cáo đã khóa kỳ trước 1',
    );
    const adjustments = [
      { reason: 'điều chỉnh số liệu kỳ trước: hồ sơ ghi bù', change: 1, dossiers: ['HS-1'] },
    ];
    const made = report({ positions, previous: { ...previous, adjustments } });
    expect(identity(made, 'carried-over')?.text).toBe(
      'từ kỳ trước chuyển qua 2 = đang giải quyết theo báo cáo đã khóa kỳ trước 1 + điều chỉnh số liệu kỳ trước: hồ sơ ghi bù 1',
    );
    expect(made.previous?.adjustments).toEqual(adjustments);
  });

  it('when a dossier has two heads', () => {
    const head = { dossier: 'a', seq: 1, hash: 'aa' };
    expect(() => report({ heads: [head, { ...head, seq: 2 }] })).toThrow(
      '2 dòng chứng cứ ≠ 1 hồ sơ',
    );
  });

  it('names every identity that is broken', () => {
    const counts = { ...noCounts(), received: 1 };
    counts.memo.paused = 2;
    const broken = identitiesOf(counts).filter(({ holds }) => !holds);
    expect(broken.map(({ id }) => id)).toEqual(['received', 'balance', 'memo']);
    expect(new IdentityBroken(broken)).toMatchObject({ code: 'identity-broken', broken });
    expect(broken[2]?.text).toBe('tạm dừng (trong số đang giải quyết) 2 > đang giải quyết 0');
  });
});

describe('a roll-up', () => {
  const positions = [
    closed({ owner: 'thanh-ha' }),
    closed({ owner: 'an-phuong' }),
    closed({ owner: 'dong' }),
    closed({ owner: 'huyen' }),
    closed({ owner: 'tinh' }),
  ];
  const units = (agency: string): string[] | undefined =>
    report({ agency, directory, positions }).units?.map((unit) => unit.agency);

  it('has a row for each unit that owns dossiers, itself too, in Vietnamese order of names', () => {
    const made = report({ agency: 'tinh', directory, positions });
    expect(made.units?.map(({ name, received }) => [name, received])).toEqual([
      ['UBND An Phượng', 1],
      ['UBND Đông', 1],
      ['UBND huyện', 1],
      ['UBND Thanh Hà mới', 1],
      ['UBND tỉnh', 1],
    ]);
    expect(made.total.received).toBe(5);
    expect(identity(made, 'units')?.holds).toBe(true);
    expect(made.agencyName).toBe('Ủy ban nhân dân tỉnh');
  });

  it('counts a unit where it stood on its last day of the period, once', () => {
    expect(units('huyen')).toEqual(['an-phuong', 'huyen']);
    expect(units('huyen-moi')).toEqual(['thanh-ha']);
  });

  it('has no unit rows for an agency that stands alone', () => {
    expect(units('dong')).toBeUndefined();
  });

  it('refuses an agency the period does not know', () => {
    expect(() => units('khac')).toThrow();
    expect(() => report({ agency: 'huyen', directory, period: periodOf('2024-Q2') })).toThrow();
  });
});

describe('the segment table', () => {
  const finished = { state: 'finished' as const, endedAt: at('04-13 08:00') };
  const table = (...segments: Partial<ReturnType<typeof segmentOf>>[]): Report['segments'] =>
    report({ positions: [positionOf({ segments: segments.map(segmentOf) })] }).segments;

  it('counts each part by its agency: resolved by standing, in hand, declined', () => {
    expect(
      table(
        { ...finished, standing: 'early' },
        { ...finished, standing: 'on-time' },
        { ...finished, standing: 'overdue' },
        { ...finished, standing: 'none' },
        { ...finished, state: 'overtaken', standing: 'none' },
        {},
        { overdueFrom: at('06-15 00:00') },
        { state: 'declined', receivedAt: null, endedAt: at('04-12 08:00') },
        { state: 'offered', receivedAt: null },
        { agency: 'bhxh-thanh-ha' },
      ),
    ).toEqual([
      {
        agency: 'bhxh-thanh-ha',
        name: 'bhxh-thanh-ha',
        received: 1,
        resolved: { total: 0, early: 0, onTime: 0, overdue: 0, withoutBudget: 0 },
        inHand: { total: 1, within: 1, overdue: 0 },
        declined: 0,
      },
      {
        agency: 'cong-an-thanh-ha',
        name: 'cong-an-thanh-ha',
        received: 7,
        resolved: { total: 5, early: 1, onTime: 1, overdue: 1, withoutBudget: 2 },
        inHand: { total: 2, within: 1, overdue: 1 },
        declined: 1,
      },
    ]);
  });

  it('leaves out what ended before the period or was received after it', () => {
    expect(
      table(
        {
          ...finished,
          receivedAt: at('03-01 08:00'),
          endedAt: at('03-14 23:59'),
          standing: 'early',
        },
        { receivedAt: at('06-15 00:00') },
      ),
    ).toEqual([]);
  });

  it('has a part that ended at exactly the first instant of the period resolved', () => {
    const receivedAt = at('03-01 08:00');
    const row = table({ ...finished, receivedAt, endedAt: period.start, standing: 'early' })[0];
    expect(row?.resolved.early).toBe(1);
  });

  it('has a part that ended at exactly the end of the period in hand', () => {
    expect(table({ ...finished, endedAt: period.end, standing: 'early' })[0]?.inHand.total).toBe(1);
  });

  it('shows an agency its parts in dossiers of other owners, which it does not count', () => {
    const made = report({
      agency: 'cong-an-thanh-ha',
      positions: [positionOf({ segments: [segmentOf(), segmentOf({ agency: 'bhxh-thanh-ha' })] })],
    });
    expect(made.total.received).toBe(0);
    expect(made.segments.map(({ agency, received }) => [agency, received])).toEqual([
      ['cong-an-thanh-ha', 1],
    ]);
  });
});
