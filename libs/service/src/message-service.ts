import { Undelivered } from '#lib/persistence';

/** A service of somebody else that takes messages over HTTP, as the operator configured it. */
export interface MessageService {
  url: URL;
  /** Sent as a bearer token. */
  secret: string;
  timeoutSeconds: number;
}

/** Answers that say "later", among those that say "no". */
const LATER = new Set([408, 425, 429]);

/**
 * Gives a message to a service, with its id as Idempotency-Key, so that one whose answer got lost is not taken
 * twice. Redirections are not followed: the secret goes to the configured address alone.
 *
 * @returns what the service answered
 * @throws Undelivered without an answer of 2xx in time; for good if it is another 4xx than "later"
 */
export const postMessage = async (
  { url, secret, timeoutSeconds }: MessageService,
  id: string,
  body: object,
): Promise<string> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${secret}`,
        'idempotency-key': id,
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    const { ok, status } = response;
    if (ok) return text;
    const final = status >= 400 && status < 500 && !LATER.has(status);
    throw new Undelivered(`${url.host} trả lời ${status}`, final);
  } catch (error) {
    if (error instanceof Undelivered) throw error;
    const late = error instanceof Error && error.name === 'TimeoutError';
    throw new Undelivered(
      late
        ? `${url.host} không trả lời trong ${timeoutSeconds} giây`
        : `Không nối được ${url.host}`,
    );
  }
};
