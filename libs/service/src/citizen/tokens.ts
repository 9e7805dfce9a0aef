/** Injection token of the settings of the look-up page. */
export const CITIZEN = Symbol('citizen');
/** Injection token of the log its filter writes faults to. */
export const CITIZEN_LOGGER = Symbol('citizen-logger');
