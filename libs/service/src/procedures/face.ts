import {
  certificateInWords,
  type CertificateWords,
  certify,
  ExplorationLimit,
  loadMachine,
  type MachineConfig,
  type Procedure,
} from '#lib/procedure';

/** A published definition to be shown in another form. */
export interface Published {
  procedure: Procedure;
  /** Of the machine its dossiers run on. */
  config: MachineConfig;
  /** Names of the kinds of agency. */
  kinds: Readonly<Record<string, string>>;
}

/** What was proved of a definition, or that it is too large: more configurations than are looked at here. */
export type Proved =
  | {
      state: 'proved' | 'denied';
      configurations: number;
      transitions: number;
      machine: string;
      words: CertificateWords;
    }
  | { state: 'not-proven'; configurations: number };

/** The forms there are. */
export interface Faces {
  certificate: Proved;
  svg: string;
  bpmn: string;
  docx: Uint8Array;
}
export type FaceName = keyof Faces;

/** Configurations looked at: seventy times what the largest procedure of the catalogue has, some 20 seconds. */
const LIMIT = 20_000;

type Visited = (configurations: number) => void;
type Making = { [Name in FaceName]: (published: Published, visited: Visited) => Made<Name> };
type Made<Name extends FaceName> = Faces[Name] | Promise<Faces[Name]>;

const making: Making = {
  certificate: ({ procedure, config, kinds }, visited) => {
    try {
      const certificate = certify(procedure, {
        machine: loadMachine(config),
        limit: LIMIT,
        visited,
      });
      return {
        state: certificate.certified ? 'proved' : 'denied',
        configurations: certificate.explored.configurations,
        transitions: certificate.explored.transitions,
        machine: certificate.machine,
        words: certificateInWords(certificate, procedure, kinds),
      };
    } catch (error) {
      if (!(error instanceof ExplorationLimit)) throw error;
      return { state: 'not-proven', configurations: error.limit };
    }
  },
  // A thread loads only what it needs: most of its time goes there.
  svg: async ({ procedure, kinds }) => (await import('#lib/bpmn')).toSvg(procedure, kinds),
  bpmn: async ({ procedure, kinds }) => (await import('#lib/bpmn')).toBpmn(procedure, kinds),
  docx: async ({ procedure, kinds }) =>
    (await import('#lib/documents')).procedureDocument(procedure, kinds),
};

/**
 * Makes a form of a definition. Takes a processor for a tenth of a second to many seconds.
 *
 * @param visited - told now and then how many configurations are known
 */
export const makeFace = <Name extends FaceName>(
  name: Name,
  published: Published,
  visited: Visited,
): Made<Name> => making[name](published, visited);
