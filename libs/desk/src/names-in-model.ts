import type { Desk } from './desk.ts';

/** A dossier's procedure, and a step of it, as its clerks call them. */
export interface NamesInModel {
  procedureName: string;
  stepName: string | null;
}

/** What the definition a dossier runs under calls the procedure and one of its steps. */
export const namesInModel = async (
  { models }: Pick<Desk, 'models'>,
  pin: string,
  step: string | null,
): Promise<NamesInModel> => {
  const { procedure, machine } = await models.pinned(pin);
  return {
    procedureName: procedure.name,
    stepName: step === null ? null : (machine.tasks[step]?.name ?? step),
  };
};
