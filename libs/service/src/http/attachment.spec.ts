import { contentDisposition } from './attachment.ts';

it('saves a file under its Vietnamese name, and under plain letters for old readers', () => {
  expect(contentDisposition('attachment', 'Giấy hẹn 000.22.24.H23-230424-0007.docx')).toBe(
    'attachment; filename="Giay hen 000.22.24.H23-230424-0007.docx"; ' +
      "filename*=UTF-8''Gi%E1%BA%A5y%20h%E1%BA%B9n%20000.22.24.H23-230424-0007.docx",
  );
});

it('lets no name end its quotes, its line or its letters', () => {
  expect(contentDisposition('attachment', 'Đơn "x"\r\n\'*;.docx')).toBe(
    'attachment; filename="Don _x______.docx"; ' +
      "filename*=UTF-8''%C4%90%C6%A1n%20%22x%22%0D%0A%27%2A%3B.docx",
  );
});
