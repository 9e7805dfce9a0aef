import { NO_MOMENT } from '../moment-text.ts';
import { useDueText } from '../session/use-due-text.ts';
import { dayOf, daysBetween, instantOf } from '../time.ts';
import type { Dossier } from './offered.ts';

/**
 * What an extension is: the letter of apology (thư xin lỗi và hẹn lại ngày trả), once for a dossier; and what
 * becomes of its due.
 *
 * @param due the new due as it stands in the form
 */
export function ExtensionNote({ dossier, due }: { dossier: Dossier; due: string }) {
  const dueText = useDueText();
  const written = due === '' || due === NO_MOMENT ? undefined : instantOf(due);
  const later =
    written !== undefined && dossier.due !== null
      ? daysBetween(dayOf(dossier.due), dayOf(written))
      : 0;
  const closed = closedBy(dossier);
  return (
    <div className="note note-care">
      <p>
        Đây là <strong>thư xin lỗi và hẹn lại ngày trả kết quả</strong>. Mỗi hồ sơ chỉ được hẹn lại
        một lần; lần này là lần duy nhất. Ghi rõ lý do chậm. Ghi xong, in thư ở mục “In giấy tờ”.
      </p>
      {closed !== null && (
        <p>
          <strong>{closed}, nay không hẹn lại được.</strong> Nếu đã hẹn lại với người nộp trước đó,
          ghi lúc ấy ở “Việc đã xảy ra trước đó?”.
        </p>
      )}
      <dl className="facts">
        <dt>Đang hẹn trả</dt>
        <dd>{dossier.due === null ? 'Không hẹn ngày' : dueText(dossier.due)}</dd>
        <dt>Sẽ hẹn trả</dt>
        <dd className="strong" aria-live="polite">
          {written === undefined ? 'Ghi ngày giờ mới bên dưới' : dueText(written)}
          {later > 0 && <span className="soft"> (chậm hơn {later} ngày)</span>}
        </dd>
      </dl>
    </div>
  );
}

/** What stands against an extension now. */
const closedBy = ({ due, holds }: Dossier): string | null => {
  if (holds.length > 0) return 'Hồ sơ đang tạm dừng';
  return due !== null && Date.parse(due) <= Date.now() ? 'Hạn trả đã hết' : null;
};
