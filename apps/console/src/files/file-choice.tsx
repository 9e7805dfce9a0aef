import { useId, useRef, useState } from 'react';

import { problemText } from '../parts/problem-note.tsx';
import { ACCEPTED, fileAddress, sendFile, sizeText, type UploadedFile } from './send-file.ts';

/**
 * Chooses a file and sends it at once, so that it is there when the act is recorded. On a phone the chooser
 * offers the camera.
 *
 * @param about what the file is of, for those who hear the page
 */
export function FileChoice({
  about,
  label = 'Đính kèm / quét…',
  file,
  onChange,
}: {
  about: string;
  label?: string;
  file: UploadedFile | null;
  onChange: (file: UploadedFile | null) => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [flaw, setFlaw] = useState<string | null>(null);
  const send = (chosen: File): void => {
    setFlaw(null);
    setSending({ name: chosen.name, share: 0 });
    sendFile(chosen, (share) => setSending({ name: chosen.name, share }))
      .then(onChange)
      .catch((error: unknown) => setFlaw(`${chosen.name}: ${problemText(error)}`))
      .finally(() => setSending(null));
  };
  return (
    <div className="file-choice">
      <input
        ref={input}
        id={id}
        type="file"
        hidden
        accept={ACCEPTED}
        aria-label={`Tệp của “${about}”`}
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) send(chosen);
          // So that the same file, mended, may be chosen again.
          target.value = '';
        }}
      />
      {file ? (
        <p className="row">
          <a href={fileAddress(file.id)} className="file-name">
            {file.name}
          </a>
          <span className="soft small">{sizeText(file.size)}</span>
          <button
            type="button"
            className="button button-quiet"
            aria-label={`Bỏ tệp ${file.name}`}
            onClick={() => onChange(null)}
          >
            Bỏ
          </button>
        </p>
      ) : sending ? (
        <p className="row" role="status">
          <span className="file-name">{sending.name}</span>
          <progress value={sending.share} max={1} aria-label={`Đang gửi ${sending.name}`} />
          <span className="soft small">{Math.round(sending.share * 100)}%</span>
        </p>
      ) : (
        <button
          type="button"
          className="button button-quiet"
          aria-label={`${label.replace('…', '')}: ${about}`}
          onClick={() => input.current?.click()}
        >
          {label}
        </button>
      )}
      {flaw !== null && (
        <p className="flaw" role="alert">
          {flaw}
        </p>
      )}
    </div>
  );
}
