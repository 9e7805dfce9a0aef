/** openapi.json as TypeScript. */
export declare const generated: () => Promise<string>;
