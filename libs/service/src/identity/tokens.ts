/** Injection token of the identity settings. */
export const IDENTITY = Symbol('identity');
/** Injection token of the log of who could not be recognised, and why. */
export const IDENTITY_LOGGER = Symbol('identity-logger');
