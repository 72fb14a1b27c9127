interface Place {
  readonly to: string
  readonly name: string
  /** With `g` before it, the key that goes there. */
  readonly key: string
  /** What the page answers, for the palette. */
  readonly question: string
}

export const places = [
  { to: '/', name: 'Customers', key: 'c', question: 'Who is at risk, and why?' },
  { to: '/accounts', name: 'Account 360', key: 'a', question: 'What is going on with this account?' },
  { to: '/revenue', name: 'Revenue', key: 'r', question: 'How did recurring revenue move?' },
  { to: '/service', name: 'Service', key: 's', question: 'Did support keep its promises?' },
  { to: '/growth', name: 'Growth', key: 'w', question: 'What is sold, and what brought it?' },
  { to: '/product', name: 'Product', key: 'p', question: 'What is used, and who comes back?' },
  { to: '/operations', name: 'Operations', key: 'o', question: 'Are devices and locations up?' },
  { to: '/data', name: 'Data', key: 'd', question: 'Can these figures be trusted?' },
  { to: '/explore', name: 'Explore', key: 'e', question: 'Ask anything of the published version' },
] as const satisfies readonly Place[]
