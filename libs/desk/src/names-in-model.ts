import type { Desk } from './desk.ts';

/** A dossier's procedure, a step and a segment of it, as its clerks call them. */
export interface NamesInModel {
  procedureName: string;
  stepName: string | null;
  segmentName: string | null;
}

/** What the definition a dossier runs under calls the procedure, one of its steps and one of its segments. */
export const namesInModel = async (
  { models }: Pick<Desk, 'models'>,
  pin: string,
  step: string | null,
  segment: string | null = null,
): Promise<NamesInModel> => {
  const { procedure, machine } = await models.pinned(pin);
  return {
    procedureName: procedure.name,
    stepName: step === null ? null : (machine.tasks[step]?.name ?? step),
    segmentName: segment === null ? null : (procedure.segments[segment]?.name ?? segment),
  };
};
