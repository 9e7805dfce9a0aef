import { ApiProblem, ApiUnreachable } from '#lib/api-client';

/** The words for an error of any kind. */
export const problemText = (error: unknown): string => {
  if (error instanceof ApiProblem) return error.message;
  if (error instanceof ApiUnreachable)
    return 'Không kết nối được máy chủ. Những gì bạn đã nhập vẫn còn; hãy thử lại.';
  return error instanceof Error ? error.message : String(error);
};

/** Tells what went wrong, in the server's own words, with a way to try again. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  return (
    <div className="note note-flaw" role="alert">
      <h3>{problem?.title ?? 'Chưa làm được'}</h3>
      <p>{problemText(error)}</p>
      {problem?.fields && problem.fields.length > 0 && (
        <ul>
          {problem.fields.map(({ field, message }) => (
            <li key={field + message}>
              {field}: {message}
            </li>
          ))}
        </ul>
      )}
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          Thử lại
        </button>
      )}
    </div>
  );
}
