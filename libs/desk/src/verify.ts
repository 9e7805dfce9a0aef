import {
  acquaintedWith,
  allTimersOf,
  agenciesOf,
  canonical,
  chainBreak,
  commitmentOf,
  type Fold,
  foldControlAlong,
  foldFacts,
  knownPositions,
  pinsOf,
  questionsOf,
  riskOf,
  heldLongFrom,
  workingOn,
} from '#lib/dossier';
import { afterlifeOf, type FiringTimer, taskRowsOf, type WholeDossier } from '#lib/persistence';
import { pinOf as hashOfModel } from '#lib/procedure';

import type { Desk } from './desk.ts';
import type { Mismatch } from './mismatch.ts';
import { verifyLocks } from './report-locks/verify-locks.ts';
import { checkFiles, type FilesToCheck, strayBytes } from './verify-files.ts';

export interface Verified {
  dossiers: number;
  events: number;
  /** How many locked reports were made again; absent where none is locked. */
  locks?: number;
  /** How many files were looked at; absent where none were to be. */
  files?: number;
  mismatches: Mismatch[];
}

/**
 * Replays every dossier's history and compares all that is stored with what follows from it: hash chain,
 * commitments of the texts, pinned machine, configuration after each act, state, ledger, spans, tasks and timers; and
 * makes every locked report again from the heads it has read.
 *
 * @param told - called with the number of dossiers done
 * @param files - where given, every file of the papers is looked at too, and everything the storage holds
 */
export const verify = async (
  desk: Desk,
  told: (done: number) => void = () => undefined,
  files?: FilesToCheck,
): Promise<Verified> => {
  const verified: Verified = { dossiers: 0, events: 0, mismatches: [] };
  const checkedPins = new Set<string>();
  for await (const dossier of desk.history.wholeDossiers()) {
    const pins = pinsOf(dossier.rows);
    await desk.models.load(pins);
    const found = [...mismatchesOf(desk, dossier)];
    for (const pin of pins) {
      if (checkedPins.has(pin)) continue;
      checkedPins.add(pin);
      const { procedure, machine } = desk.models.model(pin);
      if (hashOfModel(procedure, machine.config) === pin) continue;
      found.push({
        dossier: dossier.id,
        seq: null,
        code: 'model-changed',
        text: 'Định nghĩa hoặc máy trạng thái đã bị sửa trong cơ sở dữ liệu.',
      });
    }
    if (files) {
      const looked = await checkFiles(files, dossier);
      verified.files = (verified.files ?? 0) + looked.files;
      found.push(...looked.mismatches);
    }
    verified.dossiers += 1;
    verified.events += dossier.rows.length;
    verified.mismatches.push(...found);
    told(verified.dossiers);
  }
  const { locks, mismatches } = await verifyLocks(desk);
  if (locks > 0) verified.locks = locks;
  verified.mismatches.push(...mismatches);
  if (files) {
    verified.files ??= 0;
    verified.mismatches.push(...(await strayBytes(files)));
  }
  return verified;
};

function* mismatchesOf(desk: Desk, dossier: WholeDossier): Generator<Mismatch> {
  const { id, rows } = dossier;
  const found = (seq: number | null, code: string, text: string): Mismatch => ({
    dossier: id,
    seq,
    code,
    text,
  });

  const broken = chainBreak(rows);
  if (broken) yield found(broken.seq, broken.code, chainWords[broken.code]);
  const head = rows.at(-1);
  if (head?.seq !== dossier.seq || head.hash !== dossier.lastHash) {
    yield found(
      dossier.seq,
      'head-missing',
      'Lần ghi cuối cùng của hồ sơ không còn trong lịch sử.',
    );
  }
  for (const row of rows) {
    const text = dossier.texts.get(row.seq);
    if (text && commitmentOf(text) !== row.commitment) {
      yield found(row.seq, 'text-changed', 'Nội dung văn bản của lần ghi đã bị sửa.');
    }
  }

  yield* controlMismatches(desk, dossier, found);

  const known = knownPositions(rows, desk.calendars);
  if (!sameSet(known, dossier.known)) {
    yield found(null, 'spans-differ', 'Các khoảng đã lưu khác với kết quả tính lại từ lịch sử.');
  }
  const fold = foldFacts(rows, desk.calendars);
  const standing = fold.positions.at(-1);
  if ((standing?.paused ?? false) !== dossier.paused) {
    yield found(null, 'paused-differs', 'Trạng thái tạm dừng đã lưu khác với kết quả tính lại.');
  }
  const { agencies, working, acquainted } = dossier;
  const sight = { agencies, working, acquainted };
  if (canonical(sightOf(fold)) !== canonical(sight)) {
    yield found(
      null,
      'agencies-differ',
      'Các cơ quan tham gia đã lưu khác với kết quả tính lại từ lịch sử.',
    );
  }
  if (canonical(questionsOf(rows, fold)) !== canonical(dossier.questions)) {
    yield found(
      null,
      'questions-differ',
      'Các điều cần xác nhận đã lưu khác với kết quả tính lại từ lịch sử.',
    );
  }
  if (canonical(afterlifeOf(fold)) !== canonical(dossier.afterlife)) {
    yield found(
      null,
      'afterlife-differs',
      'Cách trả kết quả hoặc nơi lưu trữ đã lưu khác với kết quả tính lại từ lịch sử.',
    );
  }
  if ((standing?.due ?? null) !== dossier.due) {
    yield found(null, 'due-differs', 'Hạn trả đã lưu khác với hạn tính lại từ lịch sử.');
  }
  const { procedure, machine } = desk.models.model(dossier.pin);
  const risk = riskOf(procedure, machine.view(dossier.snapshot), fold, desk.calendars);
  if ((risk?.from ?? null) !== dossier.riskFrom) {
    yield found(
      null,
      'risk-differs',
      'Thời điểm hồ sơ bắt đầu có nguy cơ trễ đã lưu khác với kết quả tính lại từ lịch sử.',
    );
  }
  if (!sameSet(taskRowsOf(id, fold), dossier.tasks)) {
    yield found(null, 'tasks-differ', 'Các việc đã lưu khác với kết quả tính lại từ lịch sử.');
  }
  // What is done elsewhere of a dossier owned elsewhere is not told here.
  if (standing?.hostedBy === undefined) {
    const open = fold.tasks.filter(({ closedSeq }) => closedSeq === null);
    if (!sameSet(stepsOf(open), stepsOf(machine.view(dossier.snapshot).tasks))) {
      yield found(
        null,
        'steps-differ',
        'Các bước đang mở theo sự việc khác với các bước theo trạng thái của hồ sơ.',
      );
    }
  }
  const timers = allTimersOf(fold, desk.calendars, desk.models.alertPolicy(dossier.pin), risk);
  if (heldLongFrom(timers) !== dossier.heldLongFrom) {
    yield found(
      null,
      'held-long-differs',
      'Thời điểm hồ sơ tạm dừng quá lâu đã lưu khác với kết quả tính lại từ lịch sử.',
    );
  }
  const due = timers.map(firing);
  const armed = dossier.armed.map(firing);
  const gone = new Set([...armed, ...dossier.fired.map(firing)]);
  if (armed.some((timer) => !due.includes(timer)) || due.some((timer) => !gone.has(timer))) {
    yield found(
      null,
      'timers-differ',
      'Các lần nhắc hạn đang chờ khác với kết quả tính lại từ lịch sử.',
    );
  }
}

const stepsOf = (tasks: readonly { step: string }[]): string[] => tasks.map(({ step }) => step);

const firing = ({ kind, firesAt }: FiringTimer): string => `${kind} ${firesAt}`;

/** Whose dossier it is to see, as the policy's list filter reads it. */
const sightOf = (fold: Fold) => ({
  agencies: agenciesOf(fold),
  working: workingOn(fold),
  acquainted: acquaintedWith(fold),
});

function* controlMismatches(
  { models }: Desk,
  { rows, snapshot, pin }: WholeDossier,
  found: (seq: number | null, code: string, text: string) => Mismatch,
): Generator<Mismatch> {
  for (const [row, folded] of foldControlAlong(models.machine, rows)) {
    if (!('snapshot' in folded)) {
      yield found(
        folded.stoppedAt,
        'act-illegal',
        'Lần ghi không hợp lệ theo máy trạng thái của hồ sơ.',
      );
      return;
    }
    const { configuration } = models.machine(folded.pin).view(folded.snapshot);
    if (canonical(configuration) !== canonical(row.configuration)) {
      yield found(
        row.seq,
        'configuration-differs',
        'Trạng thái sau lần ghi khác với kết quả phát lại.',
      );
      return;
    }
    if (row !== rows.at(-1)) continue;
    if (folded.pin !== pin) {
      yield found(
        row.seq,
        'pin-differs',
        'Thủ tục của hồ sơ đã lưu khác với thủ tục theo lịch sử.',
      );
    } else if (canonical(folded.snapshot) !== canonical(snapshot)) {
      yield found(
        row.seq,
        'state-differs',
        'Trạng thái đã lưu khác với kết quả phát lại từ lịch sử.',
      );
    }
  }
}

/** Spans become known in one order and are stored in another where one act wrote several. */
const sameSet = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  canonical(a.map(canonical).sort()) === canonical(b.map(canonical).sort());

const chainWords = {
  'seq-gap': 'Số thứ tự lần ghi bị đứt quãng.',
  'chain-broken': 'Mắt xích với lần ghi trước bị đứt.',
  'row-changed': 'Nội dung lần ghi đã bị sửa sau khi ghi.',
  'recorded-backwards': 'Thời điểm ghi nhận lùi so với lần ghi trước.',
} as const;
