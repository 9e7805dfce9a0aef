import type { components } from './schema.ts';

/** What the server says when it did not do what was asked (RFC 9457), in Vietnamese. */
export type Problem = components['schemas']['Problem'];

/** The server answered with a problem. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  /** Stable, for programs. */
  readonly code: string;

  constructor(
    readonly problem: Problem,
    /** Seconds after which it is worth trying again, if the server said so. */
    readonly retryAfter: number | null,
  ) {
    super(problem.detail);
    this.status = problem.status;
    this.code = problem.code;
  }
}

/** No answer: the network or the server is away. What was asked may or may not have been done. */
export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable';

  constructor(cause: unknown) {
    super('Không kết nối được máy chủ.', { cause });
  }
}

interface Answered<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/**
 * The answer of a call.
 *
 * @throws ApiProblem when the server answered with a problem
 * @throws ApiUnreachable when nothing answered, or something that is not our server
 */
export const answerOf = async <Data>(
  call: Promise<Answered<Data>>,
): Promise<Exclude<Data, undefined>> => {
  const { data, error, response } = await call;
  if (response.ok) return data as Exclude<Data, undefined>;
  if (!isProblem(error)) throw new ApiUnreachable(error);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  throw new ApiProblem(error, Number.isFinite(seconds) ? seconds : null);
};

const isProblem = (error: unknown): error is Problem =>
  typeof error === 'object' && error !== null && 'code' in error && 'detail' in error;
