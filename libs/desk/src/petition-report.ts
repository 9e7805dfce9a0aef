import type { PetitionForm } from '#lib/documents';
import { saidBy } from '#lib/dossier';
import {
  buildPetitionReport,
  cutOf,
  type Petition,
  petitionsBehind,
  type PetitionCell,
  type PetitionReport,
  type PetitionReportInput,
  type PetitionRow,
} from '#lib/reporting';

import type { Desk } from './desk.ts';
import type { CountedDossier } from './drill-down.ts';
import { reportGround, type ReportOrder } from './period-report.ts';

export interface PetitionOrder extends ReportOrder {
  /** Its rows, and the facts of the definitions they are read from. */
  form: Pick<PetitionForm, 'number' | 'about' | 'published'>;
}

interface Found extends Petition {
  dossier: string;
}

const groundOf = async (
  desk: Desk,
  order: PetitionOrder,
): Promise<PetitionReportInput & { petitions: Found[] }> => {
  const { standing, by, ...ground } = await reportGround(desk, order, true);
  const { agency, form } = order;
  const cut = cutOf(ground.period, ground.asOf);
  const said = new Map<string, ReturnType<typeof saidBy>>();
  for await (const { dossier, rows } of desk.history.historiesUpTo(standing))
    said.set(dossier, saidBy(rows, cut));
  const petitions = standing.map(({ dossier, position }): Found => {
    const about = said.get(dossier)?.[form.about.fact];
    return {
      dossier,
      position,
      about: about === undefined ? null : String(about),
      published: said.get(dossier)?.[form.published.fact] === true,
    };
  });
  return {
    ...ground,
    agency,
    directory: by.directory,
    petitions,
    heads: standing,
    form: form.number,
    kinds: form.about.kinds,
    otherwise: form.about.otherwise,
  };
};

/**
 * The report on petitions (phản ánh, kiến nghị) of an agency and all units below it, from the persisted history:
 * under the same cut and knowledge as the main report, what they are about and whether the answer was published too.
 *
 * @throws PeriodUnknown, AgencyUnknown, IdentityBroken
 */
export const petitionReport = async (desk: Desk, order: PetitionOrder): Promise<PetitionReport> =>
  buildPetitionReport(await groundOf(desk, order));

/**
 * The petitions behind one figure of that report: as many as the figure says.
 *
 * @param row - only those of one kind, or of one unit below the agency
 * @throws PeriodUnknown, AgencyUnknown
 */
export const dossiersOfPetitions = async (
  desk: Desk,
  order: PetitionOrder,
  cell: PetitionCell,
  row: PetitionRow = {},
): Promise<CountedDossier[]> => {
  const ground = await groundOf(desk, order);
  return petitionsBehind(ground, ground.petitions, cell, row).map(({ dossier, position }) => ({
    ...position,
    dossier,
  }));
};
