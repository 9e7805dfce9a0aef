import { texts } from './search-texts.ts';

it.each([
  [{ procedure: '2.000880' }, { procedure: '2.000880' }],
  [{ procedure: 2.000815 }, { procedure: '2.000815' }],
  [{ procedure: true }, { procedure: 'true' }],
  [{ procedure: '' }, {}],
  [{ procedure: ['a'], q: 'b' }, { q: 'b' }],
  [{ other: 'a' }, {}],
])('%j holds %j', (search, expected) => {
  expect(texts(search, ['procedure', 'q'])).toEqual(expected);
});
