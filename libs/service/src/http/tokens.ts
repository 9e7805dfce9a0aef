/** Injection token of the settings of the HTTP side. */
export const HTTP_SETTINGS = Symbol('http-settings');

export interface HttpSettings {
  /** Folder of processes/: forms and narratives of printed reports. */
  catalogue: string;
}

/** Injection token of the lists. */
export const LISTS = Symbol('lists');
