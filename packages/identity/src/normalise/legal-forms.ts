/** Words that say what kind of company it is, not which. Written without dots and accents, in small letters. */
export const LEGAL_FORMS: readonly string[] = `
  inc incorporated corp corporation co company cos llc llp lp lllp ltd limited plc pllc pc pa cic cio
  gmbh mbh ag kg kgaa ug ohg gbr gesmbh ek ev eg se sce
  sa sas sasu sarl eurl sci scop snc scs sca sprl bvba srl spa sapa srls sccl
  sl slu slne sau sac saa cv sapi rl ltda lda eireli epp me
  bv nv vof ab hb kb as asa ans oy oyj abp aps ivs hf ehf
  doo dd ad ead eood ood sro zrt kft nyrt bt rt spzoo zoo oo sp spj spk sia uab oü ou
  ooo oao zao pao ao tov too ип ооо оао зао пао ао тов тоо
  pte pty pvt private proprietary kk gk yk tbk pt sdn bhd berhad fze fzco fzc fzllc wll psc pjsc saog saoc
  jsc cjsc ojsc aktiengesellschaft gesellschaft aktiebolag sociedad societe anonyme limitada limitee ltee
  株式会社 有限会社 合同会社 有限公司 股份有限公司 有限责任公司 주식회사 유한회사 公司
`
  .trim()
  .split(/\s+/)

/** Legal forms that are written without a blank beside the name. */
export const ATTACHED_LEGAL_FORMS: readonly string[] = [
  '股份有限公司',
  '有限责任公司',
  '株式会社',
  '有限会社',
  '合同会社',
  '有限公司',
  '주식회사',
  '유한회사',
]

/** Other spellings of a legal form. */
export const LEGAL_SYNONYMS: Readonly<Record<string, string>> = {
  incorporated: 'inc',
  corporation: 'corp',
  company: 'co',
  limited: 'ltd',
  limitada: 'ltda',
  ltee: 'ltd',
  aktiengesellschaft: 'ag',
  aktiebolag: 'ab',
  private: 'pvt',
}
