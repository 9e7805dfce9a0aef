import { useMutation } from '@tanstack/react-query';

import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { saveFile } from '../save-file.ts';

export type OfferedForm = Schemas['OfferedForm'];

/** Hands a filled form of a dossier to the browser, as the Word file it is. */
export const usePrint = (id: string) =>
  useMutation({
    mutationFn: async ({ form, name }: Pick<OfferedForm, 'form' | 'name'>) => {
      const call = api.GET('/api/v1/dossiers/{id}/forms/{form}', {
        params: { path: { id, form } },
        parseAs: 'blob',
      });
      const content = await answerOf(call);
      const { response } = await call;
      saveFile(content, response, `${name} ${id}.docx`);
    },
  });
