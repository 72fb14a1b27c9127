import { expect, test } from 'vitest'
import { readMess } from './mess-option.ts'

test('kinds and rates add up, and none is a rate of nothing for all others', () => {
  expect(readMess('typo=0.2', readMess('none'))).toEqual({ all: 0, typo: 0.2 })
  expect(readMess('blanks=1')).toEqual({ blanks: 1 })
})

test.each(['typo', 'typo=', 'typo=2', 'typo=-1', 'typo=often', '=0.1'])('%s says nothing', (text) => {
  expect(() => readMess(text)).toThrow('Expected none, or a kind and a share between 0 and 1')
})
