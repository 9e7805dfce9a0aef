/** Quietly: there is something new, and how to see it. */
export function FreshLine({ fresh, onShow }: { fresh: boolean; onShow: () => void }) {
  return (
    <div className="fresh" role="status" aria-live="polite">
      {fresh && (
        <>
          Danh sách vừa có thay đổi.
          <button type="button" className="button button-quiet" onClick={onShow}>
            Cập nhật
          </button>
        </>
      )}
    </div>
  );
}
