import type { Stream } from '../random/stream.ts'

/** In the script and as it is read, so that a domain and a mailbox can be made of it. */
interface Written {
  readonly script: string
  readonly latin: string
}

const pairs = (text: string): readonly Written[] =>
  text.split(' ').map((pair) => {
    const [script = '', latin = ''] = pair.split('=')
    return { script, latin }
  })

const STARTS = pairs(
  '北=Kita 青=Ao 春=Haru 森=Mori 谷=Tani 星=Hoshi 東=Higashi 西=Nishi 松=Matsu 竹=Take 梅=Ume 石=Ishi 宮=Miya',
)
const ENDS = pairs('山=yama 川=kawa 崎=zaki 村=mura 原=hara 岡=oka 沢=sawa 浜=hama 島=shima 林=bayashi')
const TRADES = new Map(
  pairs('食堂=Shokudo 旅館=Ryokan 酒場=Sakaba 商店=Shoten 体育=Taiiku 運輸=Unyu 商事=Shoji').map(
    ({ script, latin }) => [latin, script],
  ),
)
const GIVEN = pairs(
  '健=Ken 愛=Ai 翔太=Shota 美咲=Misaki 大輔=Daisuke 陽子=Yoko 蓮=Ren 葵=Aoi 誠=Makoto 直美=Naomi 亮=Ryo 恵=Megumi',
)

/** Half of the names are kept in the script, the others as they are read. */
const SCRIPT_SHARE = 0.5

const join = (...parts: readonly (Written | undefined)[]): Written => ({
  script: parts.map((part) => part?.script ?? '').join(''),
  latin: parts.map((part) => part?.latin ?? '').join(''),
})

const surname = (draw: Stream): Written => join(draw.pick(STARTS), draw.pick(ENDS))

export const coinJapaneseCompany = (
  draw: Stream,
  trade: string,
): { readonly name: string; readonly latin: string } => {
  const word = surname(draw)
  const latin = `${word.latin} ${trade}`
  return { name: draw.chance(SCRIPT_SHARE) ? word.script + (TRADES.get(trade) ?? '') : latin, latin }
}

export const coinJapanesePerson = (
  draw: Stream,
): { readonly given: Written; readonly family: Written; readonly inScript: boolean } => ({
  given: draw.pick(GIVEN),
  family: surname(draw),
  inScript: draw.chance(SCRIPT_SHARE),
})
