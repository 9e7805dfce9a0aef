import { recentPeriods } from './recent-periods.ts';

const ids = (at: string, quarters: number, years: number) =>
  recentPeriods(Date.parse(at), quarters, years).map(({ id }) => id);

describe('the periods people ask reports of', () => {
  it.each([
    ['2023-06-01T08:00:00+07:00', ['2023', '2023-Q2', '2023-Q1', '2022-Q4', '2022']],
    ['2022-12-15T00:00:00+07:00', ['2023', '2023-Q1', '2022-Q4', '2022', '2022-Q3']],
    ['2023-12-14T23:59:59+07:00', ['2023-Q4', '2023', '2023-Q3', '2023-Q2', '2022']],
  ])('at %s: the running ones and those before, the latest first', (at, expected) => {
    expect(ids(at, 3, 2)).toEqual(expected);
  });

  it('are fewer where no rule goes back that far', () => {
    const found = ids('2023-06-01T08:00:00+07:00', 1000, 1000);
    expect(found.length).toBeLessThan(1000);
    expect(new Set(found).size).toBe(found.length);
  });
});
