import { randomUUID } from 'node:crypto';

import {
  answerOf,
  ApiProblem,
  type components,
  type operations,
  type Problem,
} from '#lib/api-client';

import { employ, type Person, signInAt } from '../support/people.ts';
import { eventually } from '../queues/backends.ts';

export type Dossier = components['schemas']['Dossier'];
export type CommandBody = components['schemas']['CommandBody'];
export type Action = operations['actOnDossier']['parameters']['path']['action'];

/** The three who bring a dossier to its end, each with a session of their own. */
export interface Cast {
  desk: Person;
  officer: Person;
  chair: Person;
}

export const AGENCY = 'thanh-ha';
/** Nhận cha, mẹ, con: three working days, in one agency. */
export const PROCEDURE = '1.001022';

export const engageCast = async (administrator: Person): Promise<Cast> => ({
  desk: await employ(administrator, 'mot-cua', { role: 'desk', agency: AGENCY }),
  officer: await employ(administrator, 'chuyen-mon', { role: 'officer', agency: AGENCY }),
  chair: await employ(administrator, 'lanh-dao', { role: 'chair', agency: AGENCY }),
});

/** The same three, working at another server of the installation. */
export const castAt = async (url: string, cast: Cast): Promise<Cast> => ({
  desk: await signInAt(url, cast.desk),
  officer: await signInAt(url, cast.officer),
  chair: await signInAt(url, cast.chair),
});

/** Does something to a dossier as seen at its version; what the server answers, whatever it is. */
export const act = (
  { api }: Person,
  dossier: Pick<Dossier, 'id'> & { version?: number },
  action: Action,
  body: CommandBody = {},
  key: string = randomUUID(),
) =>
  api.POST('/api/v1/dossiers/{id}/actions/{action}', {
    params: {
      path: { id: dossier.id, action },
      header: {
        'Idempotency-Key': key,
        ...(dossier.version !== undefined && { 'If-Match': `"${dossier.version}"` }),
      },
    },
    body,
  });

/** The problem a call must have been answered with. */
export const refused = async (call: Promise<unknown>): Promise<Problem> => {
  const error = await answerOf(call as Parameters<typeof answerOf>[0]).catch(
    (reason: unknown) => reason,
  );
  if (error instanceof ApiProblem) return error.problem;
  throw new Error('the call was not refused', { cause: error });
};

/** Does something to a dossier that must accept it. */
export const done = async (...args: Parameters<typeof act>): Promise<Dossier> =>
  answerOf(act(...args));

export const submit = async (
  { api }: Person,
  body: Partial<components['schemas']['SubmitBody']> = {},
  key: string = randomUUID(),
): Promise<Dossier> =>
  answerOf(
    api.POST('/api/v1/dossiers', {
      params: { header: { 'Idempotency-Key': key } },
      body: { procedure: PROCEDURE, agency: AGENCY, channel: 'direct', ...body },
    }),
  );

/** One station: who does what when, and what is true of the dossier after it. */
interface Station {
  by: keyof Cast;
  action: Action;
  step?: string;
  /** Local time in June 2023. */
  at: string;
  then: {
    phase: Dossier['phase'];
    due: string;
    /** The last line of the explanation, and one that was not there before. */
    because: string[];
    tasks: string[];
    holds?: string[];
    standing: Dossier['standing'];
  };
}

const DUE = '2023-06-08T17:00:00+07:00';
/** Supplemented on the 9th the term begins anew (restart). */
const DUE_ANEW = '2023-06-14T17:00:00+07:00';
const first = 'Hạn trả: 17:00 ngày 08/06/2023.';
const anew = 'Hạn trả: 17:00 ngày 14/06/2023.';

/** Recorded later from the office's book, so that every date is known: what the clock says is of then. */
const stations: readonly Station[] = [
  {
    by: 'desk',
    action: 'accept',
    at: '05T08:00',
    then: {
      phase: 'in-hand',
      due: DUE,
      because: ['Tiếp nhận lúc 08:00 ngày 05/06/2023, thời hạn 3 ngày làm việc.', first],
      tasks: ['tiep-nhan'],
      standing: 'overdue',
    },
  },
  {
    by: 'desk',
    action: 'step',
    step: 'chuyen-chuyen-mon',
    at: '05T08:30',
    then: {
      phase: 'in-hand',
      due: DUE,
      because: ['08/06/2023: ngày làm việc thứ 3.', first],
      tasks: ['tham-tra'],
      standing: 'overdue',
    },
  },
  {
    by: 'officer',
    action: 'request-supplement',
    at: '07T10:00',
    then: {
      phase: 'in-hand',
      due: DUE,
      because: ['Đang tạm dừng: chờ bổ sung giấy tờ, từ 10:00 ngày 07/06/2023.', first],
      tasks: ['tham-tra'],
      holds: ['supplement'],
      standing: 'within',
    },
  },
  {
    by: 'desk',
    action: 'supplement',
    at: '09T09:00',
    then: {
      phase: 'in-hand',
      due: DUE_ANEW,
      because: ['14/06/2023: ngày làm việc thứ 3.', anew],
      tasks: ['tham-tra'],
      standing: 'overdue',
    },
  },
  {
    by: 'officer',
    action: 'step',
    step: 'trinh-ky',
    at: '12T09:00',
    then: {
      phase: 'in-hand',
      due: DUE_ANEW,
      because: [anew],
      tasks: ['ky-duyet'],
      standing: 'overdue',
    },
  },
  {
    by: 'chair',
    action: 'step',
    step: 'ky',
    at: '12T15:00',
    then: {
      phase: 'in-hand',
      due: DUE_ANEW,
      because: [anew],
      tasks: ['hoan-tat'],
      standing: 'overdue',
    },
  },
  {
    by: 'desk',
    action: 'step',
    step: 'hoan-tat',
    at: '13T09:00',
    then: { phase: 'finished', due: DUE_ANEW, because: [anew], tasks: [], standing: 'early' },
  },
  {
    by: 'desk',
    action: 'return',
    at: '13T10:00',
    then: { phase: 'returned', due: DUE_ANEW, because: [anew], tasks: [], standing: 'early' },
  },
];

/** A task somebody was told of in the inbox. */
export interface Told {
  by: keyof Cast;
  subject: string;
}

const reason = 'Ghi bù theo sổ tiếp nhận';
const june = (at: string): string => `2023-06-${at}:00+07:00`;

/** What everybody's inbox says of the dossier's tasks, in the order it was said. */
const inboxesOf = async (cast: Cast, dossier: string): Promise<Told[]> => {
  const pages = await Promise.all(
    (Object.entries(cast) as [keyof Cast, Person][]).map(async ([by, { api }]) => {
      const { items } = await answerOf(
        api.GET('/api/v1/notices', { params: { query: { limit: 200 } } }),
      );
      return items
        .filter((notice) => notice.dossier === dossier && notice.kind === 'task')
        .map(({ id, subject }) => ({ id: Number(id), by, subject }));
    }),
  );
  return pages
    .flat()
    .sort((a, b) => a.id - b.id)
    .map(({ by, subject }) => ({ by, subject }));
};

/**
 * From the submission to the applicant's hand, each station by whose turn it is once the inbox has called
 * them, and expectations at each.
 */
export const playStory = async (cast: Cast): Promise<{ dossier: Dossier; told: Told[] }> => {
  let dossier = await submit(cast.desk, {
    at: june('05T07:50'),
    reason,
    applicant: { name: 'Nguyễn Thị Thử', phone: '0900000000' },
  });
  expect(dossier).toMatchObject({ phase: 'submitted', version: 1, due: null, explanation: [] });
  for (const { by, action, step, at, then } of stations) {
    const key = randomUUID();
    const body: CommandBody = { at: june(at), reason, ...(step !== undefined && { action: step }) };
    const before = dossier;
    const { data, response } = await act(cast[by], before, action, body, key);
    if (!data) throw new Error(`${action} ${step ?? ''}: ${response.status}`);
    dossier = data;
    expect(response.headers.get('etag')).toBe(`"${before.version + 1}"`);
    expect(dossier).toMatchObject({
      version: before.version + 1,
      phase: then.phase,
      due: then.due,
      originalDue: DUE,
      standing: then.standing,
    });
    const lines = dossier.explanation.map(({ text }) => text);
    for (const line of then.because) expect(lines).toContain(line);
    expect(dossier.tasks.map(({ task }) => task)).toEqual(then.tasks);
    expect(dossier.holds.map((hold) => hold.reason)).toEqual(then.holds ?? []);
    // Sent again, as after a lost answer: the same, and nothing more.
    expect((await done(cast[by], before, action, body, key)).version).toBe(dossier.version);
    const opened = dossier.tasks.filter(
      ({ task }) => !before.tasks.some((known) => known.task === task),
    );
    // Whoever did it knows of what it opened.
    for (const { name } of opened.filter(({ role }) => role !== by)) {
      const subject = callTo(dossier.id, name);
      const called = await eventually(
        () => inboxesOf(cast, dossier.id),
        (told) => told.some((notice) => notice.subject === subject),
      );
      expect(called.map((notice) => notice.subject)).toContain(subject);
    }
  }
  return { dossier, told: await inboxesOf(cast, dossier.id) };
};

/** What the inboxes have said by the end of the story. */
export const expectedInbox = (dossier: string): Told[] =>
  (
    [
      ['officer', 'Thẩm tra, ghi sổ, các bên ký sổ'],
      ['chair', 'Ký trích lục'],
      ['desk', 'Đóng dấu, vào sổ, chuyển trả kết quả'],
    ] as const
  ).map(([by, step]) => ({ by, subject: callTo(dossier, step) }));

const callTo = (dossier: string, step: string): string =>
  `Hồ sơ ${dossier}: việc mới, bước “${step}”`;
