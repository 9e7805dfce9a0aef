/** Injection token of the settings of the HTTP side. */
export const HTTP_SETTINGS = Symbol('http-settings');

export interface HttpSettings {
  /** Folder of processes/: forms of reports and dossiers, narratives. */
  catalogue: string;
  /** Address of the look-up page as printed on forms; null where the server knows none of its own. */
  lookUp: string | null;
  /** Who presents it may read the figures from another machine; undefined: this machine alone reads them. */
  metricsToken: string | undefined;
  /** Whether everything published is proved in the background. */
  survey: boolean;
  /** Hears why who looked at personal data could not be written yet. */
  readsWaiting: (error: unknown) => void;
}

/** Injection token of the lists. */
export const LISTS = Symbol('lists');
