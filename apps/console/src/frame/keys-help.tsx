import { Dialog } from '../parts/dialog.tsx';

/** The keys that save the way to the mouse. */
export function KeysHelp({ desk, onClose }: { desk: boolean; onClose: () => void }) {
  const keys: [string, string][] = [
    ['/', 'Tìm hồ sơ'],
    ['j', 'Dòng dưới trong danh sách'],
    ['k', 'Dòng trên trong danh sách'],
    ['Enter', 'Mở dòng đang chọn'],
    ['g', 'Nhận việc ở dòng đang chọn'],
    ...(desk ? [['n', 'Tiếp nhận hồ sơ mới'] as [string, string]] : []),
    ['v', 'Việc của tôi'],
    ['h', 'Danh sách hồ sơ'],
    ['Esc', 'Đóng hộp đang mở'],
    ['?', 'Mở bảng phím tắt này'],
  ];
  return (
    <Dialog title="Phím tắt" onClose={onClose}>
      <dl className="facts">
        {keys.map(([key, words]) => (
          <div key={key} className="facts-row">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
