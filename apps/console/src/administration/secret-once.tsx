import { useEffect, useRef } from 'react';

/** A secret that is shown here and never again. */
export function SecretOnce({
  title,
  secret,
  onDone,
}: {
  title: string;
  secret: string;
  onDone: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="note note-care stack-close" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <p className="secret">{secret}</p>
      <p>Chỉ hiện một lần ở đây. Hãy trao tận tay hoặc chép lại trước khi đóng.</p>
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => void navigator.clipboard.writeText(secret)}
        >
          Chép
        </button>
        <button type="button" className="button" onClick={onDone}>
          Đã trao, đóng lại
        </button>
      </div>
    </div>
  );
}
