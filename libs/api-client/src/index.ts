// The HTTP interface as typed calls, for browsers and Node. Knows the description in openapi.json and fetch.
// Must not know: how the server works, where it stands, how its answers are shown.
export { apiClient } from './api-client.ts';
export type { ApiClient, ApiClientOptions } from './api-client.ts';
export { ApiProblem, ApiUnreachable, answerOf } from './answer.ts';
export type { Problem } from './answer.ts';
export type { components, operations, paths } from './schema.ts';
