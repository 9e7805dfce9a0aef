import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';

type Dossier = Schemas['Dossier'];

/** The keys under which an intake is sent: trying again opens no second dossier. */
export interface IntakeKeys {
  submit: string;
  accept: string;
}

export const freshKeys = (): IntakeKeys => ({
  submit: crypto.randomUUID(),
  accept: crypto.randomUUID(),
});

/** Opens a dossier. */
export const submit = (body: Schemas['SubmitBody'], keys: IntakeKeys): Promise<Dossier> =>
  answerOf(
    api.POST('/api/v1/dossiers', {
      params: { header: { 'Idempotency-Key': keys.submit } },
      body,
    }),
  );

/** Opens a dossier and accepts it, as one visit to the counter. */
export const takeIn = async (
  body: Schemas['SubmitBody'],
  keys: IntakeKeys,
  accepted: Schemas['CommandBody'],
): Promise<Dossier> => {
  const { id } = await submit(body, keys);
  return answerOf(
    api.POST('/api/v1/dossiers/{id}/actions/{action}', {
      params: { path: { id, action: 'accept' }, header: { 'Idempotency-Key': keys.accept } },
      body: accepted,
    }),
  );
};
