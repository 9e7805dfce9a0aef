import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';

import { ApiProblem } from '#lib/api-client';

import { Check } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import type { Definition } from '../procedures/definition.ts';
import { historyQuery } from '../queries.ts';
import { ActionForm } from './action-form.tsx';
import { bodyOf, freshly } from './command.ts';
import { CorrectForm } from './correct-form.tsx';
import { entryLine } from './history-words.ts';
import { arrange, asks, asksDigitised, type Dossier, idOf, type Offered } from './offered.ts';
import { type Act, useAct } from './use-act.ts';

/**
 * What may be done: exactly the actions of the answer. An act that needs nothing is done at once, one that
 * needs something asks for it here.
 *
 * @param start the action whose form is open from the start, by its name
 */
export function ActionPanel({
  dossier,
  definition,
  start,
}: {
  dossier: Dossier;
  definition: Definition | undefined;
  start: string | undefined;
}) {
  const { usual, tasks, outer, blocked } = useMemo(
    () => arrange(dossier.actions),
    [dossier.actions],
  );
  const [open, setOpen] = useState<string | undefined>(
    () => dossier.actions.find((one) => one.blocked === null && one.action === start && asks(one))
      && idOf(dossier.actions.find((one) => one.action === start) as Offered),
  );
  const [digitised, setDigitised] = useState(false);
  const head = useRef<HTMLHeadingElement>(null);
  const seen = useRef(dossier.version);
  const act = useAct(dossier, () => {
    setOpen(undefined);
    head.current?.focus();
  });
  useEffect(() => {
    if (!act.isError) seen.current = dossier.version;
  }, [dossier.version, act.isError]);
  const chosen = dossier.actions.find((one) => one.blocked === null && idOf(one) === open);
  const send = (one: Act): void => act.mutate(one);
  const press = (offered: Offered): void => {
    act.reset();
    if (asks(offered)) return setOpen(idOf(offered) === open ? undefined : idOf(offered));
    setOpen(undefined);
    const asked = { digitised: asksDigitised(offered, definition), facts: [] };
    const entered = { ...freshly(offered, {}, Date.now()), digitised };
    send({ offered, body: bodyOf(offered, entered, asked) });
  };
  const button = (offered: Offered) => (
    <ActionButton
      key={idOf(offered)}
      offered={offered}
      usual={offered === usual}
      open={idOf(offered) === open}
      disabled={act.isPending}
      onPress={() => press(offered)}
    />
  );
  const offersDigitised = [...tasks.flatMap(({ actions }) => actions), ...outer].some(
    (offered) => !asks(offered) && asksDigitised(offered, definition),
  );
  return (
    <section className="sheet stack" aria-labelledby="viec-lam-duoc">
      <h2 id="viec-lam-duoc" tabIndex={-1} ref={head}>
        {usual ? 'Việc làm được' : 'Hiện bạn không có việc phải làm ở hồ sơ này'}
      </h2>
      {act.error && <ActProblem error={act.error} dossier={dossier} since={seen.current} />}
      {tasks.map(({ task, name, actions }) => (
        <div key={task} className="stack-close">
          <h3>{name}</h3>
          <div className="row">{actions.map(button)}</div>
        </div>
      ))}
      {outer.length > 0 && (
        <div className="stack-close">
          {tasks.length > 0 && <h3>Việc khác với hồ sơ</h3>}
          <div className="row">{outer.map(button)}</div>
        </div>
      )}
      {offersDigitised && (
        <Check checked={digitised} onChange={setDigitised}>
          {dossier.phase === 'submitted' ? 'Đã số hóa giấy tờ nộp' : 'Đã số hóa kết quả'}
        </Check>
      )}
      {chosen?.action === 'correct' ? (
        <CorrectForm
          dossier={dossier}
          offered={chosen}
          definition={definition}
          pending={act.isPending}
          onAct={send}
          onCancel={() => setOpen(undefined)}
        />
      ) : (
        chosen && (
          <ActionForm
            key={idOf(chosen)}
            dossier={dossier}
            offered={chosen}
            definition={definition}
            pending={act.isPending}
            onAct={send}
            onCancel={() => setOpen(undefined)}
          />
        )
      )}
      {blocked.length > 0 && (
        <details open={usual === undefined}>
          <summary>Việc chưa làm được, và vì sao ({blocked.length})</summary>
          <ul className="blocked">
            {blocked.map((offered) => (
              <li key={idOf(offered)}>
                <button
                  type="button"
                  className="button"
                  aria-disabled="true"
                  aria-describedby={`vi-sao-${idOf(offered)}`}
                  data-blocked={idOf(offered)}
                >
                  {offered.label}
                </button>
                <span className="soft small" id={`vi-sao-${idOf(offered)}`}>
                  {offered.taskName !== null && `${offered.taskName}: `}
                  {offered.blocked?.message}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Acts that end the work without a result are drawn apart. */
const grave = new Set(['refuse', 'stop', 'withdraw', 'decline']);

function ActionButton({
  offered,
  usual,
  open,
  disabled,
  onPress,
}: {
  offered: Offered;
  usual: boolean;
  open: boolean;
  disabled: boolean;
  onPress: () => void;
}) {
  const kind = usual ? 'button-usual' : grave.has(offered.action) ? 'button-grave' : '';
  return (
    <button
      type="button"
      className={`button ${kind}`}
      data-action={idOf(offered)}
      aria-expanded={asks(offered) ? open : undefined}
      disabled={disabled}
      onClick={onPress}
    >
      {offered.label}
      {asks(offered) ? '…' : ''}
    </button>
  );
}

/** Why it was not done; where the dossier moved on meanwhile, what happened. */
function ActProblem({ error, dossier, since }: { error: unknown; dossier: Dossier; since: number }) {
  const conflict = error instanceof ApiProblem && error.status === 409;
  const { data } = useQuery({ ...historyQuery(dossier.id), enabled: conflict });
  const meanwhile = data?.items.filter(({ seq }) => seq > since) ?? [];
  return (
    <div className="stack-close">
      <ProblemNote error={error} />
      {conflict && (
        <div className="note note-care">
          <h3>
            {meanwhile.length > 0
              ? 'Trong lúc bạn đang xem, hồ sơ đã có ghi nhận mới'
              : 'Trạng thái dưới đây là mới nhất'}
          </h3>
          <ul>
            {meanwhile.map((entry) => (
              <li key={entry.seq}>{entryLine(entry)}</li>
            ))}
          </ul>
          <p>Các nút bên dưới là những việc làm được lúc này.</p>
        </div>
      )}
    </div>
  );
}
