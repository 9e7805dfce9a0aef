import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { ApiProblem } from '#lib/api-client';

import type { Schemas } from '../api.ts';
import { leftToDo } from '../left-to-do.ts';
import { Asked } from '../parts/asked.tsx';
import { assignmentsQuery } from '../queries.ts';
import { momentText } from '../time.ts';

type Assignment = Schemas['Assignment'];

/** One change of who had a task, in words. */
const changeText = ({ act, actor, holder, inPlaceOf }: Assignment): string => {
  const by = inPlaceOf ? `${actor.name} (thay ${inPlaceOf.name})` : actor.name;
  switch (act) {
    case 'claim':
      return `${by} nhận việc`;
    case 'release':
      return `${by} nhả việc`;
    case 'assign':
      return `${by} giao cho ${holder?.name ?? ''}`;
    case 'delegate':
      return `${by} chuyển cho ${holder?.name ?? ''}`;
  }
};

/** Who had which task of a dossier, from when to when; asked for when it is opened. */
export function HeldBefore({ dossier }: { dossier: string }) {
  const [open, setOpen] = useState(false);
  const query = useQuery({ ...assignmentsQuery(dossier), enabled: open });
  if (query.error instanceof ApiProblem && query.error.status === 403) return null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Ai đã giữ việc nào</summary>
      {open && (
        <Asked query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="soft">Chưa có ai nhận hay được giao việc nào.</p>
            ) : (
              <ol className="explained">
                {items.map((one) => (
                  <li key={one.turn}>
                    {leftToDo(one.taskName)}: {changeText(one)}, {momentText(one.at)}
                    {one.holder && one.until !== null && ` đến ${momentText(one.until)}`}
                    {one.reason !== null && ` “${one.reason}”`}
                  </li>
                ))}
              </ol>
            )
          }
        </Asked>
      )}
    </details>
  );
}
