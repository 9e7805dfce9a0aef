/** Random logs of petitions, and a plain count of them that reads lines and asks nothing of the engine. */
import fc from 'fast-check';

/** One line as both sides read it; times in milliseconds. */
interface Told {
  event: string;
  at: number;
  recordedAt: number;
  fields: Record<string, unknown>;
}

export interface Tale {
  dossier: string;
  lines: Told[];
}

export const OWNERS = ['thanh-ha', 'xa-tan-viet'] as const;
const HOUR = 3_600_000;
const FIRST = Date.parse('2024-01-20T08:00:00+07:00');
const ABOUT = ['hanh-vi', 'quy-dinh', 'ca-hai'] as const;

const step = (task: string, action: string, facts?: object) => ({
  event: 'step',
  fields: { task, action, ...(facts && { facts }) },
});

const tale = fc
  .record({
    owner: fc.constantFrom(...OWNERS),
    opened: fc.nat({ max: 320 * 24 }),
    accepted: fc.boolean(),
    atIntake: fc.option(fc.constantFrom(...ABOUT), { nil: undefined }),
    classified: fc.option(fc.constantFrom(...ABOUT), { nil: undefined }),
    again: fc.option(fc.constantFrom(...ABOUT), { nil: undefined }),
    undone: fc.boolean(),
    movedTo: fc.option(fc.constantFrom(...OWNERS), { nil: undefined }),
    end: fc.constantFrom('open', 'answered', 'published', 'groundless', 'closed', 'withdrawn'),
    waits: fc.array(fc.nat({ max: 21 * 24 }), { minLength: 12, maxLength: 12 }),
    lates: fc.array(fc.constantFrom(0, 0, 0, 30, 400), { minLength: 12, maxLength: 12 }),
  })
  .map(({ owner, opened, waits, lates, ...drawn }) => {
    const { accepted, atIntake, classified, again, undone, movedTo, end } = drawn;
    const events: Pick<Told, 'event' | 'fields'>[] = [
      { event: 'submit', fields: { procedure: 'PAKN-01', agency: owner, channel: 'direct' } },
    ];
    if (accepted) {
      events.push({ event: 'accept', fields: atIntake ? { facts: { 've-viec': atIntake } } : {} });
      if (classified) {
        events.push(step('tiep-nhan', 'chuyen-xem-xet', { 've-viec': classified }));
        if (again) events.push({ event: 'vary', fields: { facts: { 've-viec': again } } });
        if (again && undone)
          events.push({ event: 'correct', fields: { void: [`e${events.length}`] } });
        if (movedTo && movedTo !== owner)
          events.push({ event: 'transfer', fields: { to: movedTo } });
      }
      if (end === 'withdrawn') events.push({ event: 'withdraw', fields: {} });
      else if (end === 'closed') events.push({ event: 'finish', fields: { outcome: 'granted' } });
      else if (end !== 'open' && classified) {
        events.push(step('xem-xet', 'trinh-ky'));
        if (end === 'groundless') events.push(step('ky-duyet', 'khong-co-co-so'));
        else {
          events.push(step('ky-duyet', 'ky'));
          events.push(step('cong-khai', 'xong', { 'cong-khai': end === 'published' }));
        }
      }
    }
    let at = FIRST + opened * HOUR;
    let recordedAt = at;
    return events.map(({ event, fields }, place): Told => {
      at += (1 + (waits[place] ?? 0)) * HOUR;
      recordedAt = Math.max(recordedAt, at + (lates[place] ?? 0) * HOUR);
      return { event, at, recordedAt, fields };
    });
  });

/** As many petitions as asked for, the same for the same seed. */
export const petitionTales = (seed: number, count: number): Tale[] =>
  fc.sample(tale, { seed, numRuns: count }).map((lines, place) => ({
    dossier: `000.22.24.H23-240120-${String(place).padStart(4, '0')}`,
    lines,
  }));

const written = (instant: number): string =>
  `${new Date(instant + 7 * HOUR).toISOString().slice(0, 19)}+07:00`;

/** The lines of a log in order of recording. */
export const logOf = (tales: readonly Tale[]): string[] =>
  tales
    .flatMap(({ dossier, lines }) =>
      lines.map(({ event, at, recordedAt, fields }, place) => ({
        recordedAt,
        text: JSON.stringify({
          dossier,
          event,
          id: `e${place + 1}`,
          at: written(at),
          recordedAt: written(recordedAt),
          by: 'mot-cua-1',
          reason: 'Lý do thử',
          ...fields,
        }),
      })),
    )
    .sort((a, b) => a.recordedAt - b.recordedAt)
    .map(({ text }) => text);

const row = () => ({
  received: 0,
  carriedOver: 0,
  inPeriod: 0,
  handled: 0,
  inHand: 0,
  published: 0,
});

/** The figures of a question, petition by petition: semantics.md §5 in the words of form II.05. */
export const plainCount = (
  tales: readonly Tale[],
  {
    from,
    cut,
    knownAt,
    agencies,
  }: { from: number; cut: number; knownAt: number; agencies: readonly string[] },
) => {
  const total = row();
  const kinds: Record<string, ReturnType<typeof row>> = {};
  let unsaid = 0;
  for (const value of ABOUT) kinds[value] = row();
  for (const { lines } of tales) {
    const known = lines.filter(({ recordedAt }) => recordedAt <= knownAt);
    const voided = known.flatMap(({ fields }) => (fields.void ?? []) as string[]);
    const facts = lines.filter(
      (line, place) => known.includes(line) && line.at < cut && !voided.includes(`e${place + 1}`),
    );
    const last = (event: string) => facts.findLast((line) => line.event === event);
    const said = (name: string): string | boolean | undefined =>
      facts
        .map(({ fields }) => (fields.facts as Record<string, string | boolean> | undefined)?.[name])
        .findLast((value) => value !== undefined);
    const accepted = last('accept');
    const moved = last('transfer');
    const owner = moved?.fields.to ?? last('submit')?.fields.agency;
    const closed =
      last('finish') ??
      last('withdraw') ??
      facts.find(({ fields: { action } }) => action === 'xong' || action === 'khong-co-co-so');
    if (!accepted || !agencies.includes(String(owner)) || (closed && closed.at < from)) continue;
    const about = said('ve-viec');
    if (about === undefined) unsaid += 1;
    for (const counts of [total, kinds[String(about ?? 'quy-dinh')]!]) {
      counts.received += 1;
      counts[accepted.at < from || moved ? 'carriedOver' : 'inPeriod'] += 1;
      counts[closed ? 'handled' : 'inHand'] += 1;
      if (closed && said('cong-khai') === true) counts.published += 1;
    }
  }
  return { total, kinds, unsaid };
};
