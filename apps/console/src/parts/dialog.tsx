import { type ReactNode, useEffect, useRef } from 'react';

/** A dialog that is open as long as it is there; Escape and the button close it, and the focus goes back. */
export function Dialog({
  title,
  side = false,
  onClose,
  children,
}: {
  title: string;
  /** Along the right edge, over the full height. */
  side?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      className={side ? 'side' : undefined}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === box.current) onClose();
      }}
    >
      <div className="stack">
        <div className="row row-apart">
          <h2>{title}</h2>
          <button type="button" className="button button-quiet" onClick={onClose}>
            Đóng
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
