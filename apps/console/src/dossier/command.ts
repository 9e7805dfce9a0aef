import type { Schemas } from '../api.ts';
import type { Facts } from '../parts/fact-inputs.tsx';
import type { Flaw } from '../parts/flaws.tsx';
import type { Collector, Way } from '../afterlife/words.ts';
import { NO_MOMENT } from '../moment-text.ts';
import { instantOf, localOf } from '../time.ts';
import { asksMoney, type Offered } from './offered.ts';

type Outcome = NonNullable<Schemas['Dossier']['outcome']>;

/** What a form about an act holds; texts as they stand in their inputs. */
export interface Entered {
  reason: string;
  outcome: Outcome | '';
  /** `dossier` or a segment. */
  scope: string;
  due: string;
  returnedAt: string;
  finishedAt: string;
  to: string;
  amount: string;
  /** Number of the receipt of a payment, or of the voucher of a refund. */
  receipt: string;
  way: Way | '';
  carrier: string;
  tracking: string;
  collectedBy: Collector | '';
  collectorName: string;
  collectorPaper: string;
  place: string;
  box: string;
  /** Whose opinion: an agency by id, or OUTSIDE with its name. */
  agency: string;
  outside: string;
  /** Working days for the answer. */
  within: string;
  /** Code of the procedure the dossier should be under. */
  procedure: string;
  /** When it happened, if not now. */
  at: string;
  digitised: boolean;
  facts: Facts;
}

/** What a fresh form holds: nothing that would have to be deleted, and what is most likely. */
export const freshly = (offered: Offered, facts: Facts, now: number): Entered => ({
  reason: '',
  outcome: offered.action === 'record-returned' ? 'granted' : '',
  scope: offered.scopes[0] ?? offered.segment ?? 'dossier',
  due: '',
  returnedAt: localOf(now),
  finishedAt: '',
  to: '',
  amount: '',
  receipt: '',
  way: '',
  carrier: '',
  tracking: '',
  collectedBy: '',
  collectorName: '',
  collectorPaper: '',
  place: '',
  box: '',
  agency: '',
  outside: '',
  within: '',
  procedure: '',
  at: '',
  digitised: false,
  facts,
});

/** Chosen where an agency is not in the directory. */
export const OUTSIDE = '—';

const UNREAD = 'Ghi ngày như 26/11/2026 và giờ như 17:00.';

/** What is still missing, by the input it belongs to. */
export const flawsIn = (offered: Offered, entered: Entered, prefix: string): Flaw[] => {
  const { needs } = offered;
  const has = (field: string) => needs.fields.includes(field);
  const missing: [boolean, string, string][] = [
    [needs.outcome && entered.outcome === '', 'outcome', 'Chọn kết quả giải quyết.'],
    [has('due') && entered.due === '', 'due', 'Ghi ngày giờ hẹn trả mới.'],
    [has('returnedAt') && entered.returnedAt === '', 'returnedAt', 'Ghi lúc đã trả kết quả.'],
    [has('to') && entered.to === '', 'to', 'Chọn cơ quan nhận.'],
    [
      needs.segment && (entered.scope === 'dossier' || entered.scope === ''),
      'scope',
      'Chọn chặng liên thông.',
    ],
    [has('way') && entered.way === '', 'way', 'Chọn cách nhận kết quả.'],
    [has('carrier') && entered.carrier.trim() === '', 'carrier', 'Ghi đơn vị chuyển phát.'],
    [has('place') && entered.place.trim() === '', 'place', 'Ghi kho, giá.'],
    [
      entered.collectedBy === '' &&
        (has('collectedBy') || entered.collectorName !== '' || entered.collectorPaper !== ''),
      'collectedBy',
      'Chọn ai là người nhận.',
    ],
    [
      entered.collectedBy === 'representative' && entered.collectorName.trim() === '',
      'collectorName',
      'Ghi họ tên người được ủy quyền.',
    ],
    [
      has('collectorPaper') && entered.collectorPaper.trim() === '',
      'collectorPaper',
      'Giấy hẹn đã báo mất: ghi giấy tờ tùy thân đã xem.',
    ],
    [
      needs.reason && entered.reason.trim() === '',
      'reason',
      offered.action === 'request-opinion' ? 'Ghi nội dung xin ý kiến.' : 'Ghi lý do.',
    ],
    [has('procedure') && entered.procedure === '', 'procedure', 'Chọn thủ tục đúng của hồ sơ.'],
    [has('agency') && entered.agency === '', 'agency', 'Chọn cơ quan.'],
    [
      entered.agency === OUTSIDE && entered.outside.trim() === '',
      'outside',
      'Ghi tên cơ quan ngoài danh mục.',
    ],
    [
      entered.within !== '' && !(Number(entered.within) > 0),
      'within',
      'Số ngày phải là một số lớn hơn 0.',
    ],
    [has('amount') && !(Number(entered.amount) > 0), 'amount', 'Ghi số tiền hoàn trả.'],
    [
      !needs.reason && !has('at') && entered.at !== '' && entered.reason.trim() === '',
      'reason',
      'Ghi lý do ghi nhận muộn.',
    ],
    [
      entered.amount !== '' && !(Number(entered.amount) >= 0),
      'amount',
      'Số tiền phải là một số không âm.',
    ],
  ];
  const unread = (['due', 'returnedAt', 'finishedAt', 'at'] as const)
    .filter((field) => entered[field] === NO_MOMENT)
    .map((field): [boolean, string, string] => [true, field, UNREAD]);
  return [...missing, ...unread]
    .filter(([is]) => is)
    .map(([, field, text]) => ({ id: `${prefix}-${field}`, text }));
};

/** What is sent for an act: only what it takes. */
export const bodyOf = (
  offered: Offered,
  entered: Entered,
  asked: { digitised: boolean; facts: readonly string[] },
): Schemas['CommandBody'] => {
  const { action, step, task, segment, needs, scopes } = offered;
  const has = (field: string) => needs.fields.includes(field);
  const scope = scopes.length > 0 || needs.segment ? entered.scope : (segment ?? 'dossier');
  const reason = entered.reason.trim();
  const facts = Object.fromEntries(
    asked.facts.flatMap((id) => {
      const value = entered.facts[id];
      return value === undefined ? [] : [[id, value]];
    }),
  );
  return {
    ...(action === 'step' && step !== null && { action: step }),
    ...(task !== null && { task }),
    ...(scope !== 'dossier' && scope !== '' && { segment: scope }),
    ...(Object.keys(facts).length > 0 && { facts }),
    ...(reason !== '' && { reason }),
    ...(entered.at !== '' && { at: instantOf(entered.at) }),
    ...(needs.outcome && entered.outcome !== '' && { outcome: entered.outcome }),
    ...(has('due') && { due: instantOf(entered.due) }),
    ...(has('returnedAt') && {
      returnedAt: instantOf(entered.returnedAt),
      ...(entered.finishedAt !== '' && { finishedAt: instantOf(entered.finishedAt) }),
    }),
    ...(has('to') && { to: entered.to }),
    ...(asksMoney(offered) && entered.amount !== '' && { amount: Number(entered.amount) }),
    ...((action === 'payment' || action === 'refund') &&
      entered.receipt.trim() !== '' && { receipt: entered.receipt.trim() }),
    ...texts(offered, entered),
    ...(has('procedure') && { procedure: entered.procedure }),
    ...(has('agency') &&
      (entered.agency === OUTSIDE
        ? { outside: entered.outside.trim() }
        : { agency: entered.agency })),
    ...(action === 'request-opinion' &&
      entered.within !== '' && {
        within: { value: Number(entered.within), unit: 'working-day' as const },
      }),
    ...(asked.digitised && { digitised: entered.digitised }),
  };
};

/** Texts and choices only acts after the finish take, those that were entered. */
type TextName =
  | 'way'
  | 'carrier'
  | 'tracking'
  | 'collectedBy'
  | 'collectorName'
  | 'collectorPaper'
  | 'place'
  | 'box';
const taken: Readonly<Record<string, readonly TextName[]>> = {
  'choose-return': ['way'],
  send: ['carrier', 'tracking'],
  return: ['collectedBy', 'collectorName', 'collectorPaper'],
  archive: ['place', 'box'],
};

const texts = ({ action }: Offered, entered: Entered): Schemas['CommandBody'] =>
  Object.fromEntries(
    (taken[action] ?? []).flatMap((name) => {
      const value = entered[name].trim();
      return value === '' ? [] : [[name, value]];
    }),
  );
