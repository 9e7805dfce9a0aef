import { leftToDo } from './left-to-do.ts';

it.each([
  ['Tiếp nhận, chuyển chuyên môn', 'Chuyển chuyên môn'],
  ['Tiếp nhận, chuyển Chi nhánh VPĐK', 'Chuyển Chi nhánh VPĐK'],
  ['Kiểm tra, tiếp nhận hồ sơ', 'Kiểm tra hồ sơ'],
  ['Kiểm tra, tiếp nhận hồ sơ liên thông', 'Kiểm tra hồ sơ liên thông'],
  ['Kiểm tra bản chính, tiếp nhận', 'Kiểm tra bản chính'],
  ['Tiếp nhận hồ sơ', 'Chuyển hồ sơ đã tiếp nhận'],
  ['Trình ký', 'Trình ký'],
])('a step called “%s” is said as “%s” once the dossier is accepted', (name, said) => {
  expect(leftToDo(name)).toBe(said);
});
