import { readFileSync, writeFileSync } from 'node:fs';

import { parse } from 'yaml';

import { dayOf, minuteOfDay, type Minute } from '#lib/calendar';
import {
  canonical,
  chainBreak,
  foldFacts,
  type HistoryRow,
  instantOf,
  isoOf,
  LOG_HEADER,
  minuteOf,
} from '#lib/dossier';
import { isPetition } from '#lib/procedure';
import { buildReport, compareWithSeed, periodOf, readAcceptanceCase, tally } from '#lib/reporting';

import { generateDemoLog } from './generate.ts';
import { AGENCY, inForceOn, readHouse } from './house.ts';
import { askedForByNobody } from './mix.ts';
import { playLog, positionsAt } from './play.ts';

const FILE = 'processes/demo/2023-q2-thanh-ha.jsonl';
const REPORTED = Date.parse('2023-06-15T07:30:00+07:00');

const house = await readHouse('processes');
const generated = `${generateDemoLog(house).join('\n')}\n`;
if (process.env.UPDATE_DEMO_LOG === '1') writeFileSync(FILE, generated);
const shipped = readFileSync(FILE, 'utf8');
const lines = shipped.trimEnd().split('\n');
const events = lines.slice(1).map((text) => JSON.parse(text) as Record<string, unknown>);

const { dossiers, rows, rejected } = playLog(house, lines);
const period = periodOf('2023-Q2');
const positions = positionsAt(dossiers, period.end);

describe('the demo log of quarter II 2023', () => {
  it('is what the generator makes, byte for byte, every time', () => {
    expect(generated === shipped).toBe(true);
    expect(generateDemoLog(house).join('\n') === lines.join('\n')).toBe(true);
  });

  it('says in its first line that it is synthetic', () => {
    expect(JSON.parse(lines[0]!)).toMatchObject({ ...LOG_HEADER, synthetic: true });
    expect(lines.length).toBeGreaterThan(5000);
    expect(lines.length).toBeLessThan(7000);
  });

  it('is accepted line by line, and leaves every chain whole and nothing for the leader', () => {
    expect(rejected).toEqual([]);
    expect(rows).toHaveLength(lines.length - 1);
    expect(dossiers.filter(({ state }) => chainBreak(state.rows))).toEqual([]);
    expect(
      dossiers.flatMap(({ dossier, fold }) => fold.findings.map((finding) => [dossier, finding])),
    ).toEqual([]);
  });

  it('replays to equal histories', () => {
    const again = playLog(house, lines).rows.map(({ hash }) => hash);
    expect(again).toEqual(rows.map(({ hash }) => hash));
  });

  it("counts to the printed report's figures", () => {
    expect(tally(positions, period, period.end)).toEqual({
      received: 937,
      carriedOver: 3,
      inPeriod: { total: 934, online: 854, direct: 80, postal: 0 },
      resolved: { total: 935, early: 920, onTime: 15, overdue: 0 },
      inHand: { total: 2, within: 2, overdue: 0 },
      memo: {
        paused: 1,
        provisional: 0,
        returnedUnqualified: 1,
        rejected: 0,
        withdrawn: 0,
        stopped: 0,
        lateBeforeRestart: 0,
        reappointed: 0,
        withoutAppointment: 0,
        withoutAppointmentInHand: 0,
        digitisedIntake: 933,
        digitisedResult: 859,
      },
    });
  });

  it('makes a report whose identities hold and whose figures are the seed’s', () => {
    const report = buildReport({
      period,
      agency: AGENCY,
      directory: house.directory,
      positions,
      asOf: period.end,
      asKnownAt: REPORTED,
      heads: dossiers.map(({ dossier, state: { rows: history } }) => ({
        dossier,
        seq: history.length,
        hash: history.at(-1)!.hash,
      })),
    });
    const { figures } = readAcceptanceCase(
      parse(readFileSync('processes/demo/seed-2023-q2.yaml', 'utf8')),
    );
    const compared = compareWithSeed(report, figures);
    expect(compared.length).toBeGreaterThan(12);
    expect(compared.filter(({ equal }) => !equal)).toEqual([]);
    expect(report.segments.map(({ agency }) => agency).sort()).toEqual(
      [
        'chi-cuc-thue',
        'cn-vpdkdd-thanh-ha',
        'huyen-thanh-ha',
        'phong-ldtbxh',
        'phong-tckh',
        'phong-tnmt',
      ].sort(),
    );
    expect(report.segments.reduce((sum, { declined }) => sum + declined, 0)).toBe(1);
  });

  it('needs its late records and its corrections: without them the figures are others', () => {
    const heardBy = (known: number) =>
      dossiers.flatMap(({ state }) => {
        const heard = state.rows.filter(({ recordedAt }) => recordedAt <= known);
        return (
          foldFacts(heard, house.calendar).positions.findLast(({ from }) => from < period.end) ?? []
        );
      });
    const atClose = tally(heardBy(period.end), period, period.end);
    expect(atClose.inHand.total).toBeGreaterThan(2);
    expect(atClose.inHand.overdue).toBeGreaterThan(0);
    expect(tally(heardBy(REPORTED), period, period.end).inHand.total).toBe(2);
  });

  it('has a dossier of every procedure anybody asked for, under the version of the day', () => {
    const codes = new Set(positions.map(({ procedure }) => procedure));
    const inForce = inForceOn(house, period.from)
      .map(({ procedure: { code } }) => code)
      .filter((code) => !isPetition(code));
    expect([...codes, ...askedForByNobody].sort()).toEqual(inForce.sort());
    expect(
      dossiers.filter(({ model, state }) => state.rows.length > 0 && model.procedure.version !== 1),
    ).toEqual([]);
  });

  it('closes dossiers by every kind of event a quarter knows', () => {
    const kinds = new Set(rows.map(({ fact }) => fact.type));
    expect([...kinds].sort()).toEqual(
      [
        'submit',
        'accept',
        'refuse',
        'step',
        'request-supplement',
        'supplement',
        'request-payment',
        'payment',
        'request-opinion',
        'opinion',
        'hand-over',
        'receive',
        'decline',
        'finish',
        'return',
        'record-returned',
        'correct',
      ].sort(),
    );
    expect(rows.filter(({ kind }) => kind === 'late').length).toBeGreaterThan(40);
    expect(rows.filter(({ kind }) => kind === 'void')).toHaveLength(1);
    expect(rows.filter(({ kind }) => kind === 'amend')).toHaveLength(2);
  });

  it('keeps office hours for everyone but the citizen, who files at any hour', () => {
    const { calendar } = house;
    const inOffice = (at: Minute): boolean =>
      calendar.opening(at) === at || calendar.endsWorkingMinute(at);
    const outside = rows.filter(({ actor, at }) => actor !== 'citizen' && !inOffice(minuteOf(at)));
    expect(outside.map(named)).toEqual([]);
    const filed = rows.filter(({ fact }) => fact.type === 'submit').map(({ at }) => minuteOf(at));
    expect(filed.filter((at) => !calendar.isWorkingDay(dayOf(at))).length).toBeGreaterThan(30);
    expect(filed.filter((at) => minuteOfDay(at) >= 22 * 60).length).toBeGreaterThan(10);
  });

  it('answers every filing within eight working hours, by the counter at once', () => {
    const slow = dossiers.filter(({ state: { rows: history } }) => {
      const [submit, answer] = history;
      if (submit?.fact.type !== 'submit' || !answer) return false;
      const minutes = house.calendar.workingMinutes(minuteOf(submit.at), minuteOf(answer.at));
      return minutes > (submit.fact.channel === 'online' ? 480 : 20);
    });
    expect(slow.map(({ dossier }) => dossier)).toEqual([]);
  });

  it('tells each dossier in order: accepted before it is done, done before it is returned', () => {
    const disordered = positions.filter(
      ({ acceptedAt, closedAt, returnedAt }) =>
        (closedAt !== null && (acceptedAt === null || acceptedAt > closedAt)) ||
        (returnedAt !== null && (closedAt === null || closedAt > returnedAt)),
    );
    expect(disordered).toEqual([]);
  });

  it('is written in order of recording, nothing after the report was made', () => {
    const recorded = rows.map(({ recordedAt }) => recordedAt);
    expect(recorded).toEqual([...recorded].sort((a, b) => a - b));
    expect(isoOf(recorded.at(-1)!) <= isoOf(REPORTED)).toBe(true);
    expect(rows.filter(({ at, recordedAt }) => at > recordedAt)).toEqual([]);
  });

  it('gives the reason of every late record, with a salt of its own', () => {
    const late = new Set(rows.filter(({ kind }) => kind === 'late').map(named));
    const bare = rows.filter((row) => late.has(named(row)) && row.commitment === null);
    expect(bare.map(named)).toEqual([]);
    const salts = events.flatMap(({ reason, salt }) => (reason === undefined ? [] : [salt]));
    expect(salts.every((salt) => typeof salt === 'string' && /^[0-9a-f]{32}$/.test(salt))).toBe(
      true,
    );
    expect(new Set(salts).size).toBe(salts.length);
  });

  it('numbers dossiers by their day of filing, without a gap within the quarter', () => {
    const byDay = new Map<string, number[]>();
    for (const { dossier, state } of dossiers) {
      const [, day = '', number] = /^000\.22\.24\.H23-(\d{6})-(\d{4})$/.exec(dossier) ?? [];
      expect(isoOf(state.rows[0]!.at).slice(2, 10).replaceAll('-', '')).toBe(day);
      byDay.set(day, [...(byDay.get(day) ?? []), Number(number)]);
    }
    for (const [day, numbers] of byDay) {
      if (day < '230315') continue;
      expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_number, place) => place + 1));
    }
  });

  it('has a name for every line and no personal data: only seats act', () => {
    const actors = new Set(rows.map(({ actor }) => actor));
    for (const actor of actors) {
      expect(actor).toMatch(
        /^(citizen|(mot-cua|tu-phap|van-xa|dia-chinh|lanh-dao)-\d|[a-z-]+\/(van-thu|chuyen-vien|lanh-dao|chu-tich))$/,
      );
    }
    expect(new Set(events.map(({ dossier, id }) => canonical([dossier, id]))).size).toBe(
      events.length,
    );
    const known = 'dossier event at procedure agency channel facts digitised action segment amount';
    const more = 'outcome returnedAt finishedAt void amend by reason salt id recordedAt';
    const fields = new Set(events.flatMap((event) => Object.keys(event)));
    expect([...fields].filter((field) => !`${known} ${more}`.split(' ').includes(field))).toEqual(
      [],
    );
    expect(events.every(({ at }) => instantOf(at) !== undefined)).toBe(true);
  });
});

const named = ({ dossier, key, at }: HistoryRow): string => `${dossier} ${key} ${isoOf(at)}`;
