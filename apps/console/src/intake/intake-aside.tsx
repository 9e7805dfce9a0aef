import { FeeLines } from '../procedures/fee-lines.tsx';
import type { Facts } from '../parts/fact-inputs.tsx';
import { type Definition, holds, type Paper, termText } from '../procedures/definition.ts';

/** Said where the result is given at once. */
export const AT_ONCE = 'Giải quyết và trả kết quả ngay: ghi sổ, không lập giấy hẹn.';

/** Beside the form: what it comes to, and the button. */
export function IntakeAside({
  definition,
  facts,
  missing,
  pending,
  onLater,
}: {
  definition: Definition | undefined;
  facts: Facts;
  missing: readonly Paper[];
  pending: boolean;
  onLater: () => void;
}) {
  const variant = definition?.term.variants.find(({ when }) => holds(when, facts));
  const atOnce = definition?.immediate !== undefined && variant === undefined;
  return (
    <aside className="sheet stack">
      {definition ? (
        <>
          <div>
            <h2>Thời hạn</h2>
            <p>
              {termText(variant?.term ?? definition.term)}
              {variant && <span className="soft"> ({variant.label.toLowerCase()})</span>}
            </p>
            {atOnce && <p className="small">{AT_ONCE}</p>}
          </div>
          <div>
            <h2>Phí, lệ phí</h2>
            <FeeLines fee={definition.fee} facts={facts} />
          </div>
          {missing.length > 0 && (
            <div className="note note-care">
              <h3>Còn thiếu giấy tờ</h3>
              <ul>
                {missing.map(({ id, name }) => (
                  <li key={id}>{name}</li>
                ))}
              </ul>
              <p className="small">
                Hồ sơ chưa đủ thì hướng dẫn người nộp bổ sung một lần, đầy đủ.
              </p>
            </div>
          )}
        </>
      ) : (
        <p className="soft">Chọn thủ tục để xem giấy tờ, thời hạn và lệ phí.</p>
      )}
      <div className="stack-close">
        <button className="button button-usual" disabled={pending}>
          {pending ? 'Đang ghi…' : atOnce ? 'Tiếp nhận, trả ngay' : 'Tiếp nhận và tải giấy hẹn'}
        </button>
        <button type="button" className="button button-quiet" disabled={pending} onClick={onLater}>
          Chỉ ghi nhận, tiếp nhận sau
        </button>
      </div>
    </aside>
  );
}
