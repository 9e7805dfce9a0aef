import type { Schemas } from '../api.ts';
import { type Definition, termText } from '../procedures/definition.ts';
import { dayText, hourText } from '../time.ts';
import type { IntakeDraft } from './draft.ts';
import { countText } from './papers.tsx';

const longMoment = (iso: string): string => {
  const [hour, minute] = hourText(iso).split(':');
  const [day, month, year] = dayText(iso).split('/');
  return `${hour ?? ''} giờ ${minute ?? ''} phút, ngày ${day ?? ''} tháng ${month ?? ''} năm ${year ?? ''}`;
};

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả, on paper only. */
export function Slip({
  draft,
  dossier,
  definition,
}: {
  draft: IntakeDraft;
  dossier: Schemas['Dossier'];
  definition: Definition | undefined;
}) {
  const papers = definition?.papers.filter(({ id }) => draft.papers[id]) ?? [];
  const acceptedAt = dossier.position?.acceptedAt ?? dossier.submittedAt;
  return (
    <article className="slip">
      <header>
        <div>
          <p>{dossier.owner.name.toLocaleUpperCase('vi')}</p>
          <p className="strong">BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ</p>
          <p>Mã hồ sơ: {dossier.id}</p>
        </div>
        <div>
          <p className="strong">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
          <p className="strong">Độc lập – Tự do – Hạnh phúc</p>
          <p>
            <em>{longMoment(acceptedAt)}</em>
          </p>
        </div>
      </header>
      <h1>GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ</h1>
      <p>
        Tiếp nhận hồ sơ của: <strong>{draft.name}</strong>
      </p>
      {draft.representative !== '' && <p>Nộp thay cho: {draft.representative}</p>}
      <p>Địa chỉ: {draft.address || '……………………………'}</p>
      <p>
        Số điện thoại: {draft.phone || '……………'} &emsp; Thư điện tử: {draft.email || '……………'}
      </p>
      <p>Số định danh cá nhân: {draft.idNumber || '……………'}</p>
      <p>
        Nội dung yêu cầu giải quyết: {dossier.procedure.name} (mã {dossier.procedure.code})
      </p>
      <p>Thành phần hồ sơ nộp gồm:</p>
      <ol>
        {papers.map((paper) => (
          <li key={paper.id}>
            {paper.name} ({countText(paper)})
          </li>
        ))}
      </ol>
      <p>Số lượng hồ sơ: 01 bộ</p>
      {definition && <p>Thời gian giải quyết theo quy định: {termText(definition.term)}</p>}
      <p>Thời gian nhận hồ sơ: {longMoment(acceptedAt)}</p>
      <p>
        Thời gian hẹn trả kết quả:{' '}
        <strong>{dossier.due === null ? 'không hẹn ngày' : longMoment(dossier.due)}</strong>
      </p>
      <p>Đăng ký nhận kết quả tại: Bộ phận Tiếp nhận và Trả kết quả, {dossier.owner.name}</p>
      <footer>
        <div>
          <p className="strong">NGƯỜI NỘP HỒ SƠ</p>
          <p>
            <em>(Ký và ghi rõ họ tên)</em>
          </p>
        </div>
        <div>
          <p className="strong">NGƯỜI TIẾP NHẬN HỒ SƠ</p>
          <p>
            <em>(Ký và ghi rõ họ tên)</em>
          </p>
        </div>
      </footer>
    </article>
  );
}
