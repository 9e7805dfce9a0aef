import { type Directory, roleNames } from '#lib/directory';
import type { HandOver } from '#lib/documents';
import {
  type AnsweredAs,
  effectiveRows,
  type HistoryRow,
  type Instant,
  type OfferRecord,
  type TaskRecord,
} from '#lib/dossier';

import type { DossierView } from '../view-dossier.ts';
import { agencyName } from './issuing-agency.ts';

type Of = Pick<DossierView, 'stored' | 'fold' | 'modelAt' | 'position'>;

interface Receiver {
  name: string | null;
  at: Instant | null;
  /** What both sides keep of an offer. */
  receipt?: string;
}

/** Whoever filed it, by what they are here: their name stands at the head of the slip. */
const APPLICANT = 'Người nộp hồ sơ';

const noReceiver: Receiver = { name: null, at: null };

const answerWords = {
  received: 'đã nhận',
  declined: 'từ chối nhận',
  recalled: 'bên giao thu hồi',
  expired: 'quá hạn trả lời',
  overtaken: 'kết thúc theo hồ sơ',
} as const satisfies Record<AnsweredAs, string>;

/** An offer as both sides keep it: which entry made it, the beginning of its hash, and what became of it. */
const receiptOf = ({ seq, hash, answeredAs, answeredSeq }: OfferRecord): string => {
  const answer =
    answeredAs === null
      ? 'chưa trả lời'
      : `${answerWords[answeredAs]} (lần ghi ${answeredSeq ?? seq})`;
  return `Bàn giao số ${seq}, mã ${hash.slice(0, 12)}: ${answer}`;
};

/**
 * The hand-overs of a dossier as its history has them: from whoever filed it to the desk that accepted it, from
 * there and from each step that was done to whoever had to do next, and to each agency that was offered a part. A receiver who is not recorded, or
 * has not received yet, is null. A step that was overtaken handed nothing on; it stands there to be filled in.
 *
 * @param nameOf - what a person in history is called
 */
export const handOversOf = (
  dossier: Of,
  directory: Directory,
  nameOf: (actor: string) => string | null,
): HandOver[] => {
  const { stored, fold, position } = dossier;
  const metaOf = ({ step, openedSeq }: TaskRecord) =>
    dossier.modelAt(openedSeq).machine.tasks[step];
  const nameOfStep = (task: TaskRecord): string => metaOf(task)?.name ?? task.step;
  const named = (agency: string): string => agencyName(directory, agency);
  const laneOf = (task: TaskRecord): string => metaOf(task)?.laneName ?? task.role;
  const holder = (task: TaskRecord): string => `${laneOf(task)}, ${named(task.agency)}`;
  const deskName = `${roleNames.desk}, ${named(position.receivedBy)}`;

  const receivers = (row: HistoryRow): Receiver[] => [
    ...fold.tasks
      .filter(({ openedSeq }) => openedSeq === row.seq)
      .map((task) => ({ name: holder(task), at: task.openedAt })),
    ...(row.fact.effects ?? []).flatMap((effect): Receiver[] => {
      if (effect.type !== 'segment-offered') return [];
      const offer = fold.offers.find(
        ({ segment, seq }) => segment === effect.segment && seq === row.seq,
      );
      return [
        {
          name: named(effect.agency),
          at: offer?.answeredAs === 'received' ? offer.answeredAt : null,
          ...(offer && { receipt: receiptOf(offer) }),
        },
      ];
    }),
  ];

  return effectiveRows(stored.rows).flatMap((row): HandOver[] => {
    const from = { givenBy: nameOf(row.actor), givenAt: row.at };
    if (row.fact.type === 'accept') {
      // What the desk goes on doing itself changes no hands.
      const others = fold.tasks.filter(
        ({ openedSeq, role, agency }) =>
          openedSeq === row.seq && !(role === 'desk' && agency === position.receivedBy),
      );
      return [
        {
          giver: APPLICANT,
          givenBy: null,
          givenAt: fold.positions[0]?.from ?? null,
          receiver: deskName,
          receivedAt: row.at,
          result: null,
          note: 'Tiếp nhận hồ sơ',
        },
        ...others.map((task) => ({
          ...from,
          giver: deskName,
          receiver: holder(task),
          receivedAt: task.openedAt,
          result: null,
          note: null,
        })),
      ];
    }
    const closed = fold.tasks.filter(({ closedSeq }) => closedSeq === row.seq);
    const done = closed.filter(({ closedAs }) => closedAs === 'done');
    const given = receivers(row);
    const handed = done.flatMap((task) =>
      (given.length > 0 ? given : [noReceiver]).map(({ name, at, receipt }) => ({
        ...from,
        giver: holder(task),
        receiver: name,
        receivedAt: at,
        result: task.standing,
        note: [nameOfStep(task), ...(receipt === undefined ? [] : [receipt])].join('. '),
      })),
    );
    // Handed over outside of the flow, by whoever did it at the agency in charge.
    const offered =
      row.fact.type === 'hand-over'
        ? given.map(({ name, at, receipt }) => ({
            ...from,
            giver: named(position.owner),
            receiver: name,
            receivedAt: at,
            result: null,
            note: receipt ?? null,
          }))
        : [];
    const overtaken = closed
      .filter(({ closedAs }) => closedAs === 'overtaken')
      .map((task) => ({
        giver: holder(task),
        givenBy: null,
        receiver: null,
        givenAt: null,
        receivedAt: null,
        result: null,
        note: `${nameOfStep(task)}: ${
          row.fact.type === 'reclassify'
            ? 'hồ sơ chuyển sang thủ tục khác'
            : 'có kết quả trước khi ghi bước này'
        }`,
      }));
    return [...handed, ...offered, ...overtaken];
  });
};
