import { useMutation, useQueryClient } from '@tanstack/react-query';

import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { problemText } from '../parts/problem-note.tsx';
import { dossierQuery } from '../queries.ts';
import { useSay } from '../said.tsx';

export type AssignmentAct = Schemas['OpenTask']['assignable'][number];

/** An open task of a dossier, as lists and the dossier itself tell it. */
export type HeldTask = Pick<Schemas['OpenTask'], 'task' | 'name' | 'holder' | 'assignable'> & {
  dossier: string;
};

/** What is to be done about who has a task. */
export type Assigning =
  { act: 'claim' | 'release' } | { act: 'assign' | 'delegate'; to: string; reason: string };

const done: Readonly<Record<AssignmentAct, string>> = {
  claim: 'Bạn đã nhận việc.',
  release: 'Đã nhả việc, ai của bộ phận cũng nhận được.',
  assign: 'Đã giao việc.',
  delegate: 'Đã chuyển việc.',
};

/** Takes, gives back, gives or passes on an open task of a dossier. */
export const useAssign = (id: string, task: string, onDone?: () => void) => {
  const client = useQueryClient();
  const say = useSay();
  return useMutation({
    mutationFn: (asked: Assigning) => {
      const params = { path: { id, task } };
      switch (asked.act) {
        case 'claim':
          return answerOf(api.POST('/api/v1/dossiers/{id}/tasks/{task}/claim', { params }));
        case 'release':
          return answerOf(
            api.POST('/api/v1/dossiers/{id}/tasks/{task}/release', { params, body: {} }),
          );
        case 'assign': {
          const { to, reason } = asked;
          const body = { to, ...(reason !== '' && { reason }) };
          return answerOf(api.POST('/api/v1/dossiers/{id}/tasks/{task}/assign', { params, body }));
        }
        case 'delegate': {
          const { to, reason } = asked;
          return answerOf(
            api.POST('/api/v1/dossiers/{id}/tasks/{task}/delegate', {
              params,
              body: { to, reason },
            }),
          );
        }
      }
    },
    onSuccess: (answer, { act }) => {
      client.setQueryData(dossierQuery(id).queryKey, answer);
      void client.invalidateQueries({ queryKey: ['assignments', id] });
      void client.invalidateQueries({ queryKey: ['tasks'] });
      say(done[act]);
      onDone?.();
    },
    onError: (error, { act }) => {
      // A dialog tells its own; a button that was too late says who was first.
      if (act === 'claim' || act === 'release') say(problemText(error));
      void client.invalidateQueries({ queryKey: ['dossier', id] });
      void client.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
};
