import { relative } from 'node:path';

import { formPath, FormsInvalid, readForm, readFormSets } from '#lib/catalogue';
import {
  type Desk,
  dossierPapers,
  type DossierView,
  type OfferedForm,
  offeredForms,
  type PapersOrder,
  type RegisterOrder,
  registerPapers,
} from '#lib/desk';
import {
  DocumentRefused,
  type DossierForm,
  fillForm,
  type FormKind,
  formOf,
  formSetOn,
} from '#lib/documents';
import { isoOf } from '#lib/dossier';
import type { ListQueries } from '#lib/persistence';

/** A printed form: a Word file, and what to call it. */
export interface PrintedForm {
  /** In Vietnamese, with the dossier's code or the register's days. */
  name: string;
  content: Uint8Array;
}

/** Of the dossier there is no such form now. */
export class FormNotOffered extends Error {
  override readonly name = 'FormNotOffered';
  readonly code = 'form-not-offered';

  constructor(form: string, offered: readonly OfferedForm[]) {
    const others = offered.map(({ kind, form: { name } }) => `${kind} (${name})`).join(', ');
    super(
      `Hồ sơ lúc này không có mẫu “${form}”. ${others === '' ? 'Chưa in được mẫu nào.' : `Các mẫu in được: ${others}.`}`,
    );
  }
}

/** No register is known on the day. */
export class RegisterFormMissing extends Error {
  override readonly name = 'RegisterFormMissing';
  readonly code = 'form-missing';

  constructor(day: string) {
    super(`Không có mẫu sổ theo dõi hồ sơ có hiệu lực ngày ${day}.`);
  }
}

/**
 * The forms that can be printed of a dossier now, by the sets of the catalogue's folder.
 *
 * @throws FormsInvalid if a set is not as it must be
 */
export const formsOfDossier = async (
  dossier: DossierView,
  catalogueFolder: string,
): Promise<OfferedForm[]> => offeredForms(dossier, await readFormSets(catalogueFolder));

/**
 * A form of a dossier as a Word file.
 *
 * @throws FormNotOffered
 * @throws FormsInvalid naming file and tag, if it cannot be printed from
 */
export const printForm = async (
  desk: Desk,
  dossier: DossierView,
  kind: string,
  catalogueFolder: string,
  order: Omit<PapersOrder, 'offered'>,
): Promise<PrintedForm> => {
  const all = await formsOfDossier(dossier, catalogueFolder);
  const offered = all.find((one) => one.kind === kind);
  if (!offered) throw new FormNotOffered(kind, all);
  const { form } = offered;
  const papers = await dossierPapers(desk, dossier, { ...order, offered });
  return {
    name: `${form.name} ${dossier.stored.id}.docx`,
    content: await filled(offered.kind, form, catalogueFolder, papers),
  };
};

/**
 * The register of an agency as a Word file, on the form in force on its last day.
 *
 * @throws RegisterFormMissing, RegisterTooLong
 * @throws FormsInvalid naming file and tag, if it cannot be printed from
 */
export const printRegister = async (
  desk: Desk,
  lists: ListQueries,
  catalogueFolder: string,
  order: RegisterOrder,
): Promise<PrintedForm> => {
  const { agency, from, to, now } = order;
  const today = isoOf(now).slice(0, 10);
  const day = to < today ? to : today;
  const set = formSetOn(await readFormSets(catalogueFolder), day);
  const form = set && formOf(set, 'register');
  if (!form) throw new RegisterFormMissing(day);
  const papers = await registerPapers(desk, lists, order);
  return {
    name: `${form.name} ${shortNameOf(desk, agency)} ${from === to ? from : `${from} đến ${to}`}.docx`,
    content: await filled('register', form, catalogueFolder, papers),
  };
};

/** An agency in the name of a file. */
const shortNameOf = ({ directory }: Pick<Desk, 'directory'>, id: string): string =>
  (directory.agencies.findLast((agency) => agency.id === id)?.shortName ?? id).replaceAll('/', '-');

const filled = async <K extends FormKind>(
  kind: K,
  form: DossierForm,
  folder: string,
  papers: Parameters<typeof fillForm<K>>[2],
): Promise<Uint8Array> => {
  const template = await readForm(folder, form);
  try {
    return fillForm(kind, template, papers);
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error;
    const file = relative(folder, formPath(folder, form));
    throw new FormsInvalid(error.findings.map((finding) => ({ ...finding, file })));
  }
};
