import { DossierRefusal, type Model } from '#lib/dossier';
import { type MachineConfig, type Procedure, toMermaid } from '#lib/procedure';

import type { Desk } from './desk.ts';

/** A published definition with the machine dossiers run on. */
export interface PublishedProcedure {
  pin: string;
  definition: Procedure;
}

/** Every published definition, by code and version. */
export const listProcedures = async ({
  catalogue,
  models,
}: Pick<Desk, 'catalogue' | 'models'>): Promise<PublishedProcedure[]> => {
  const entries = await catalogue.catalogue();
  const found = await Promise.all(
    entries.map(async ({ pin }) => ({ pin, definition: (await models.pinned(pin)).procedure })),
  );
  return found.sort(
    (a, b) =>
      a.definition.code.localeCompare(b.definition.code) ||
      a.definition.version - b.definition.version,
  );
};

/**
 * The model of one version of a procedure; of the newest where none is named.
 *
 * @throws DossierRefusal procedure-unknown
 */
export const findProcedure = async (
  { catalogue, models }: Pick<Desk, 'catalogue' | 'models'>,
  code: string,
  version?: number,
): Promise<Model> => {
  const entry = (await catalogue.catalogue())
    .filter((one) => one.code === code && (version === undefined || one.version === version))
    .sort((a, b) => a.version - b.version)
    .at(-1);
  if (!entry) {
    throw new DossierRefusal('procedure-unknown', `Không có thủ tục mã ${code} trong danh mục.`, {
      code,
      ...(version !== undefined && { version }),
    });
  }
  return models.pinned(entry.pin);
};

/**
 * One definition with its compiled machine and its picture; the newest version where none is named.
 *
 * @throws DossierRefusal procedure-unknown
 */
export const viewProcedure = async (
  desk: Pick<Desk, 'catalogue' | 'models'>,
  code: string,
  version?: number,
): Promise<PublishedProcedure & { machine: MachineConfig; mermaid: string }> => {
  const { pin, procedure, machine } = await findProcedure(desk, code, version);
  return { pin, definition: procedure, machine: machine.config, mermaid: toMermaid(procedure) };
};
