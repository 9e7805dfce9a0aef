import {
  PeriodUnknown,
  periodName,
  periodOf,
  periodRules,
  previousPeriod,
  quarterAt,
  quarterOn,
} from './index.ts';
import { isoOf } from '#lib/dossier';

import { dayAfter, dayOf, isDay, printedDay, startOfDay } from './local-day.ts';

describe('a reporting period', () => {
  it.each([
    ['2023-Q1', '2022-12-15', '2023-03-14', 'quý I năm 2023'],
    ['2023-Q2', '2023-03-15', '2023-06-14', 'quý II năm 2023'],
    ['2023-Q3', '2023-06-15', '2023-09-14', 'quý III năm 2023'],
    ['2023-Q4', '2023-09-15', '2023-12-14', 'quý IV năm 2023'],
    ['2023-H1', '2022-12-15', '2023-06-14', '6 tháng đầu năm 2023'],
    ['2023', '2022-12-15', '2023-12-14', 'năm 2023'],
    ['2026-Q1', '2025-12-15', '2026-03-14', 'quý I năm 2026'],
  ])('%s is %s to %s, both days included', (id, from, to, name) => {
    const period = periodOf(id);
    expect(period).toMatchObject({ id, from, to });
    expect(isoOf(period.start)).toBe(`${from}T00:00:00+07:00`);
    expect(isoOf(period.end)).toBe(`${dayAfter(to)}T00:00:00+07:00`);
    expect(periodName(id)).toBe(name);
  });

  it.each(['', 'Q2', '2023-Q5', '2023-q2', '2023-H2', '2023-06', '23-Q2', '2019-Q4', ' 2023'])(
    '“%s” is none, and the refusal shows how one is written',
    (id) => {
      expect(() => periodOf(id)).toThrow(PeriodUnknown);
      expect(() => periodOf(id)).toThrow(/2023-Q2 \(quý\), 2023-H1 .* 2023 \(cả năm\)/);
      expect(new PeriodUnknown(id)).toMatchObject({ code: 'period-unknown', period: id });
    },
  );

  it.each([
    ['2023-Q2', '2023-Q1'],
    ['2023-Q1', '2022-Q4'],
    ['2023-H1', '2022'],
    ['2023', '2022'],
    ['2026-Q1', '2025-Q4'],
  ])('before %s comes %s, without a gap', (id, before) => {
    expect(previousPeriod(id).id).toBe(before);
    expect(previousPeriod(id).end).toBe(periodOf(id).start);
  });

  it('has no period before the first rule', () => {
    expect(() => previousPeriod('2020-Q1')).toThrow(PeriodUnknown);
    expect(() => quarterOn('2019-06-01')).toThrow(PeriodUnknown);
  });

  it('is found by a day or an instant of it, at its edges too', () => {
    expect(quarterOn('2022-12-15').id).toBe('2023-Q1');
    expect(quarterAt(Date.parse('2023-06-14T23:59:59+07:00')).id).toBe('2023-Q2');
    expect(quarterAt(Date.parse('2023-06-15T00:00:00+07:00')).id).toBe('2023-Q3');
    for (let day = '2020-01-01'; day <= '2021-12-31'; day = dayAfter(day)) {
      const { from, to } = quarterOn(day);
      expect(from <= day && day <= to).toBe(true);
    }
  });

  it('comes from rules that say their source, and leave no year out', () => {
    for (const [index, rule] of periodRules.entries()) {
      expect(rule.source).not.toBe('');
      expect(rule.years.from).toBe((periodRules[index - 1]?.years.to ?? 2019) + 1);
    }
    expect(periodRules.at(-1)?.years.to).toBeNull();
  });
});

describe('a local day', () => {
  it('begins at 00:00 +07:00', () => {
    expect(startOfDay('2023-06-15')).toBe(Date.parse('2023-06-14T17:00:00Z'));
    expect(dayOf(Date.parse('2023-06-14T17:00:00Z'))).toBe('2023-06-15');
    expect(dayAfter('2023-12-31')).toBe('2024-01-01');
    expect(isoOf(Date.parse('2023-06-14T17:00:00.250Z'))).toBe('2023-06-15T00:00:00.250+07:00');
    expect(isDay('2023-02-29')).toBe(false);
  });

  it('is printed as official papers do', () => {
    expect(printedDay('2023-03-05')).toBe('05/3/2023');
    expect(printedDay('2023-02-15')).toBe('15/02/2023');
    expect(printedDay('2022-12-15')).toBe('15/12/2022');
  });
});
