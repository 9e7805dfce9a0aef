import { isWellFormed } from './well-formed.ts';

it.each([
  ['<a><b/></a>', true],
  ['<?xml version="1.0"?><!-- x --><a n="1 > 0"><![CDATA[<]]></a>', true],
  ['<a><b></a>', false],
  ['<a></a><b/>', false],
  ['<a', false],
  ['', false],
  ['<a><b n=1/></a>', false],
])('%s: %s', (xml, expected) => {
  expect(isWellFormed(xml)).toBe(expected);
});
