import { Fragment, useEffect, useMemo, useRef, useState } from 'react';

import { type Attached, HandedPapers, papersOf, takesPapers } from '../files/handed-papers.tsx';
import { Check } from '../parts/field.tsx';
import type { Definition } from '../procedures/definition.ts';
import { useAccount } from '../session/session.ts';
import { ActProblem } from './act-problem.tsx';
import { ActionForm } from './action-form.tsx';
import { BlockedActions } from './blocked-actions.tsx';
import { bodyOf, freshly } from './command.ts';
import { CorrectForm } from './correct-form.tsx';
import {
  arrange,
  asks,
  asksDigitised,
  type Dossier,
  idOf,
  labelOf,
  type Offered,
} from './offered.ts';
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
  const { grants } = useAccount();
  const { usual, tasks, outer, blocked } = useMemo(() => {
    const agencies = new Set(grants.map(({ agency }) => agency.id));
    const ours = dossier.segments.filter(({ agency }) => agencies.has(agency.id));
    return arrange(dossier.actions, new Set(ours.map(({ segment }) => segment)));
  }, [dossier, grants]);
  // A usual act of a task stands first in it.
  const alone = usual && usual.action !== 'step' ? [usual] : [];
  const allowed = [...alone, ...[...tasks, ...outer].flatMap(({ actions }) => actions)];
  const [open, setOpen] = useState(() => {
    const asked = allowed.find((offered) => offered.action === start && asks(offered));
    return asked && idOf(asked);
  });
  const [digitised, setDigitised] = useState(false);
  const [attached, setAttached] = useState<Attached[]>([]);
  const head = useRef<HTMLHeadingElement>(null);
  const seen = useRef(dossier.version);
  const act = useAct(dossier, () => {
    setOpen(undefined);
    setDigitised(false);
    setAttached([]);
    head.current?.focus();
  });
  useEffect(() => {
    if (!act.isError) seen.current = dossier.version;
  }, [dossier.version, act.isError]);
  const press = (offered: Offered, asking = asks(offered)): void => {
    act.reset();
    const id = idOf(offered);
    setOpen(asking && id !== open ? id : undefined);
    if (asking) return;
    const entered = { ...freshly(offered, {}, Date.now()), digitised };
    const asked = { digitised: asksDigitised(offered, definition), facts: [] };
    send({ offered, body: bodyOf(offered, entered, asked) });
  };
  const send = ({ offered, body }: Act): void =>
    act.mutate({ offered, body: { ...body, ...papersOf(offered, attached) } });
  const nameOf = (segment: string): string =>
    dossier.segments.find((one) => one.segment === segment)?.name ??
    definition?.segments[segment]?.name ??
    segment;
  const chosen = allowed.find((offered) => idOf(offered) === open);
  const buttons = (actions: readonly Offered[]) =>
    actions.map((offered) => (
      <Fragment key={idOf(offered)}>
        <ActionButton
          offered={offered}
          name={labelOf(offered, nameOf)}
          // An open form has the main button.
          usual={offered === usual && !chosen}
          open={idOf(offered) === open}
          disabled={act.isPending}
          onPress={() => press(offered)}
        />
        {offered.action === 'return' && !asks(offered) && (
          <button
            type="button"
            className="button"
            aria-expanded={idOf(offered) === open}
            disabled={act.isPending}
            onClick={() => press(offered, true)}
          >
            Ghi người nhận rồi trả…
          </button>
        )}
      </Fragment>
    ));
  const Form = chosen?.action === 'correct' ? CorrectForm : ActionForm;
  const mayBeDigitised = allowed.some(
    (offered) => !asks(offered) && asksDigitised(offered, definition),
  );
  return (
    <section className="sheet stack" aria-labelledby="viec-lam-duoc">
      <h2 id="viec-lam-duoc" tabIndex={-1} ref={head}>
        {usual ? 'Việc tiếp theo' : 'Hiện bạn không có việc phải làm ở hồ sơ này'}
      </h2>
      {act.error && <ActProblem error={act.error} dossier={dossier} since={seen.current} />}
      {chosen && (
        <Form
          key={idOf(chosen)}
          dossier={dossier}
          offered={chosen}
          definition={definition}
          pending={act.isPending}
          onAct={send}
          onCancel={() => setOpen(undefined)}
        />
      )}
      {alone.length > 0 && <div className="row">{buttons(alone)}</div>}
      {tasks.map(({ task, name, actions }) => (
        <div key={task} className="stack-close">
          <h3>{name}</h3>
          <div className="row">{buttons(actions)}</div>
        </div>
      ))}
      {allowed.some(takesPapers) && <HandedPapers attached={attached} onChange={setAttached} />}
      {mayBeDigitised && (
        <Check checked={digitised} onChange={setDigitised}>
          {dossier.phase === 'submitted' ? 'Đã số hóa giấy tờ nộp' : 'Đã số hóa kết quả'}
        </Check>
      )}
      {outer.length > 0 && (
        <dl className="subjects">
          {outer.map(({ name, segment, actions }) => (
            <div key={name}>
              <dt>{segment === null ? name : nameOf(segment)}</dt>
              <dd className="acts">{buttons(actions)}</dd>
            </div>
          ))}
        </dl>
      )}
      <BlockedActions blocked={blocked} nameOf={nameOf} />
    </section>
  );
}

/** Acts that end the work without a result are drawn apart. */
const grave = new Set(['refuse', 'stop', 'withdraw', 'decline']);

function ActionButton({
  offered,
  name,
  usual,
  open,
  disabled,
  onPress,
}: {
  offered: Offered;
  /** In full: the segment is said by what stands beside the button. */
  name: string;
  usual: boolean;
  open: boolean;
  disabled: boolean;
  onPress: () => void;
}) {
  const kind = usual ? 'button-usual' : grave.has(offered.action) ? 'button-grave' : '';
  const asking = asks(offered);
  return (
    <button
      type="button"
      className={`button ${kind}`}
      data-action={idOf(offered)}
      aria-label={name === offered.label ? undefined : asking ? `${name}…` : name}
      aria-expanded={asking ? open : undefined}
      disabled={disabled}
      onClick={onPress}
    >
      {asking ? `${offered.label}…` : offered.label}
    </button>
  );
}
