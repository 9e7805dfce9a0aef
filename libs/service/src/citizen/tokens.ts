/** Injection token of the settings of the look-up page. */
export const CITIZEN = Symbol('citizen');
