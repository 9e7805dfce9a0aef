/** The house the log is set in: its definitions, its calendar, its people. */
import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { calendarOf, type WorkingCalendar } from '#lib/calendar';
import { procedureFilesIn } from '#lib/catalogue';
import { type Directory, directoryOf } from '#lib/directory';
import {
  compile,
  loadMachine,
  type Machine,
  type Procedure,
  procedureSchema,
} from '#lib/procedure';

export const AGENCY = 'thanh-ha';

/** A definition with its machine. */
export interface Model {
  procedure: Procedure;
  machine: Machine;
  /** Content hash of the compiled machine. */
  pin: string;
}

export interface House {
  /** Every version of every procedure. */
  models: readonly Model[];
  calendar: WorkingCalendar;
  directory: Directory;
}

/** Reads the house from a catalogue folder. */
export const readHouse = async (folder: string): Promise<House> => {
  const yaml = (path: string) => parse(readFileSync(path, 'utf8')) as unknown;
  const files = await procedureFilesIn(folder);
  return {
    models: files.map((file) => {
      const procedure = procedureSchema.parse(yaml(file));
      const { config, hash } = compile(procedure);
      return { procedure, machine: loadMachine(config), pin: hash };
    }),
    calendar: calendarOf(yaml(`${folder}/calendars/vn.yaml`)).provisional(),
    directory: directoryOf(yaml(`${folder}/agencies/hai-duong-2023.yaml`)),
  };
};

/** The versions in force on a day. */
export const inForceOn = ({ models }: House, day: string): Model[] =>
  models.filter(
    ({ procedure: { effective } }) =>
      effective.from <= day && (effective.to === undefined || day <= effective.to),
  );

/** The version of a procedure in force on a day. */
export const modelOn = (house: House, code: string, day: string): Model => {
  const model = inForceOn(house, day).find(({ procedure }) => procedure.code === code);
  if (!model) throw new Error(`${code} was not in force on ${day}`);
  return model;
};

const officers: Readonly<Record<string, readonly string[]>> = {
  'Chứng thực': ['tu-phap-1', 'tu-phap-1', 'tu-phap-2'],
  'Hộ tịch': ['tu-phap-1', 'tu-phap-2', 'tu-phap-2'],
  'Đất đai': ['dia-chinh-1'],
};

/** Who may sit in a role of the agency that owns the dossier: seats, not people. */
export const seatsOf = (role: string, field: string): readonly string[] => {
  switch (role) {
    case 'desk':
      return ['mot-cua-1', 'mot-cua-1', 'mot-cua-2'];
    case 'officer':
      return officers[field] ?? ['van-xa-1'];
    default:
      return ['lanh-dao-1', 'lanh-dao-1', 'lanh-dao-2'];
  }
};

const roleWords: Readonly<Record<string, string>> = {
  desk: 'van-thu',
  officer: 'chuyen-vien',
  head: 'lanh-dao',
  chair: 'chu-tich',
};

/** The seat of a role in an agency that takes part. */
export const seatAt = (agency: string, role: string): string =>
  `${agency}/${roleWords[role] ?? role}`;
