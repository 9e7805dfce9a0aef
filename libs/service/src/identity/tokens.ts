/** Injection token of the identity settings. */
export const IDENTITY = Symbol('identity');
