import { describe, expect, it } from 'vitest'
import { readProcessor, totalOf } from '../../../tests/fixtures/processor-file.ts'
import type { guessChoices } from './choices.ts'

const kindsOf = async (text: string) =>
  (await readProcessor(text)).problems.map(({ line, kind }) => `${line} ${kind}`)

describe('the sign of money', () => {
  const sales = 'Date,Order,Type,Amount\n'
  it.each<[string, string, number]>([
    ['all positive', `${sales}3/2/2026,1,Sale,80\n3/3/2026,2,Refund,30\n3/4/2026,3,Chargeback,45\n`, 5],
    ['in its own sign', `${sales}3/2/2026,1,Sale,80\n3/3/2026,2,Refund,-30\n3/4/2026,3,Dispute,(45.00)\n`, 5],
    [
      'each kind as it is',
      `${sales}3/2/2026,1,Sale,80\n3/3/2026,2,Refund,-30\n3/4/2026,3,Chargeback,45\n`,
      5,
    ],
    ['a minus at the end', `${sales}3/2/2026,1,Sale,80\n3/3/2026,2,Return,30.00-\n`, 50],
    ['a chargeback won', `${sales}3/2/2026,1,Chargeback,45\n3/4/2026,1,Chargeback Reversal,45\n`, 0],
    ['a fee', `${sales}3/2/2026,1,Sale,80\n3/2/2026,1,Fee,2.62\n3/5/2026,,Payout,77.38\n`, 80],
    ['a void', `${sales}3/2/2026,1,Sale,80\n3/2/2026,1,Void,80\n`, 0],
    ['a void of one of two', `${sales}3/2/2026,1,Sale,80\n3/3/2026,1,Sale,80\n3/3/2026,1,Void,-80\n`, 80],
    ['a void of nothing', `${sales}3/2/2026,1,Sale,80\n3/3/2026,2,Void,45\n`, 80],
    [
      'credit and debit columns',
      'Date,Order,Credit,Debit\n3/2/2026,1,80.00,\n3/3/2026,2,,30.00\n3/3/2026,3,0.00,5.00\n',
      45,
    ],
    [
      'sales on the debit side',
      'Date,Order,Type,Credit,Debit\n3/2/2026,1,Sale,,80.00\n3/3/2026,2,Refund,30.00,\n',
      50,
    ],
    [
      'a column of credit and debit',
      'Date,Order,Type,Amount\n3/2/2026,1,Credit,80.00\n3/3/2026,2,Debit,30.00\n',
      50,
    ],
    ['a column CR/DR', 'Date,Order,Amount,CR/DR\n3/2/2026,1,80.00,CR\n3/3/2026,2,30.00,DR\n', 50],
    ['CR and DR', 'Date,Order,Amount\n3/2/2026,1,80.00 CR\n3/3/2026,2,30.00 DR\n', 50],
    ['CR beside the refunds alone', 'Date,Order,Amount\n3/2/2026,1,80.00\n3/3/2026,2,30.00 CR\n', 50],
    ['DR beside the refunds alone', 'Date,Order,Amount\n3/2/2026,1,80.00\n3/3/2026,2,30.00DR\n', 50],
    [
      'a refund column',
      'Date,Order,Amount Refunded,Amount\n3/2/2026,1,0,80.00\n3/3/2026,2,20.00,50.00\n',
      110,
    ],
    [
      'a refund column, negative',
      'Date,Order,Amount,Refunds\n3/2/2026,1,80.00,\n3/3/2026,2,50.00,-20.00\n',
      110,
    ],
    [
      'refunds in a column alone, with zeros',
      'Date,Order,Type,Amount,Refund Amount\n3/2/2026,1,Sale,80,0.00\n3/3/2026,1,Refund,0.00,30\n',
      50,
    ],
    [
      'refunds told twice',
      'Date,Order,Type,Amount,Refund Amount\n3/2/2026,1,Sale,80,\n3/3/2026,1,Refund,30,30\n',
      50,
    ],
    [
      'refunds in a column alone, without kinds',
      'Date,Order,Amount,Refund Amount\n3/2/2026,1,80.00,0.00\n3/3/2026,1,0.00,30.00\n',
      50,
    ],
    [
      'refunds in a column alone',
      'Date,Order,Type,Amount,Refund Amount\n3/2/2026,1,Sale,80,\n3/3/2026,1,Refund,,30\n',
      50,
    ],
    ['a refunded state', 'Date,Order,Amount,Status\n3/2/2026,1,80,Paid\n3/3/2026,2,50,Refunded\n', 80],
    [
      'a refunded state beside its refund',
      'Date,Order,Type,Amount,Status\n3/2/2026,1,Sale,80,Refunded\n3/3/2026,1,Refund,-80,Completed\n',
      0,
    ],
    [
      'kinds under a heading that says nothing',
      'Date,Order,What,Amount\n3/2/2026,1,Sale,80\n3/3/2026,2,Refund,30\n',
      50,
    ],
  ])('%s', async (_name, text, dollars) => {
    const { problems } = await readProcessor(text)
    expect(problems).toEqual([])
    expect(await totalOf(text)).toBe(dollars)
  })

  it.each([
    [
      'the same kind with both signs',
      `${sales}3/2/2026,1,Refund,-80\n3/3/2026,2,Refund,30\n`,
      '3 sign-unclear',
    ],
    [
      'a void of no order',
      'Date,Order,Type,Amount\n3/2/2026,1,Sale,80\n3/3/2026,,Void,80\n',
      '3 sign-unclear',
    ],
    ['more back than came', 'Date,Order,Amount,Amount Refunded\n3/2/2026,1,80,90\n', '2 refund-above'],
    [
      'credit and debit at once',
      'Date,Order,Credit,Debit\n3/2/2026,1,80,30\n3/2/2026,1,,30\n',
      '2 two-amounts',
    ],
    [
      'a part that is not told',
      'Date,Order,Amount,Status\n3/2/2026,1,80,Partially Refunded\n',
      '2 refund-untold',
    ],
    [
      'a refund or a refunded sale',
      'Date,Order,Amount,Status\n3/2/2026,1,80,Paid\n3/2/2026,1,80,Refunded\n',
      '3 refund-untold',
    ],
    [
      'a refund of two sums',
      'Date,Order,Type,Amount,Refund Amount\n3/2/2026,1,Sale,80,\n3/3/2026,1,Refund,80,30\n',
      '3 two-amounts',
    ],
    ['a kind that is not known', `${sales}3/2/2026,1,Sale,80\n3/2/2026,2,Adjustment,5\n`, '3 unknown-kind'],
    ['a blank state', 'Date,Order,Amount,Status\n3/2/2026,1,80,Paid\n3/2/2026,2,80,\n', '3 unknown-state'],
  ])('%s is named, and left out', async (_name, text, said) => {
    expect(await kindsOf(text)).toEqual([said])
  })

  it('is as a person says where a word is not known', async () => {
    const text = `${sales}3/2/2026,1,Sale,80\n3/2/2026,2,Adjustment,5\n`
    expect((await readProcessor(text)).unknown).toEqual([
      { role: 'kind', text: 'Adjustment', key: 'kind:adjustment' },
    ])
    const choose = (meaning: 'back' | 'none') => ({
      choose: (guessed: ReturnType<typeof guessChoices>) => ({
        ...guessed,
        words: { 'kind:adjustment': meaning },
      }),
    })
    expect(await totalOf(text, choose('back'))).toBe(75)
    expect(await totalOf(text, choose('none'))).toBe(80)
  })
})
