import type { HealthBand } from '../brief/bands.ts'
import type { Figure } from '../brief/figure.ts'
import { amount, exactMoney, money, moneyChange } from '../format/money.ts'
import { change, count, percent } from '../format/numbers.ts'
import { bandLabels } from '../format/vocabulary.ts'
import { html, type Markup } from './markup.ts'

/** A dash for the eye, the reason on hover and for a screen reader. */
export function dash(reason: string): Markup {
  return html`<span class="missing" title="${reason}"><span aria-hidden="true">–</span><span class="out-of-sight">missing: ${reason}</span></span>`
}

function figure(it: Figure, show: (value: number) => Markup): Markup {
  return it.value === null ? dash(it.reason ?? 'Not known.') : show(it.value)
}

/** At a glance, exact on hover: $48.2k. */
export const moneyFigure = (it: Figure, currency: string): Markup =>
  figure(it, (cents) => exactly(cents, currency, money(cents, currency)))

/** For a column whose header names the currency: 48.2k. */
export const amountFigure = (it: Figure, currency: string): Markup =>
  figure(it, (cents) => exactly(cents, currency, amount(cents)))

export const moneyChangeFigure = (it: Figure, currency: string): Markup =>
  figure(it, (cents) => exactly(cents, currency, moneyChange(cents, currency)))

export const countFigure = (it: Figure): Markup => figure(it, (value) => html`${count(value)}`)

export const percentFigure = (it: Figure): Markup => figure(it, (value) => html`${percent(value)}`)

/** For a column whose header says per cent: 92.1. */
export const percentCell = (it: Figure): Markup =>
  figure(it, (value) => html`${percent(value).replace('%', '')}`)

export const changeFigure = (it: Figure): Markup => figure(it, (value) => html`${change(value)}`)

function exactly(cents: number, currency: string, shown: string): Markup {
  return html`<data value="${(cents / 100).toFixed(2)}" title="${exactMoney(cents, currency)}">${shown}</data>`
}

const shapes: Readonly<Record<HealthBand, string>> = {
  critical: 'M1 1h8v8h-8z',
  at_risk: 'M5 .5 9.8 9.3H.2z',
  watch: 'M5 0 10 5 5 10 0 5z',
  healthy: 'M5 .4a4.6 4.6 0 1 1 0 9.2a4.6 4.6 0 1 1 0-9.2z',
  insufficient_data:
    'M5 .4a4.6 4.6 0 1 1 0 9.2a4.6 4.6 0 1 1 0-9.2zM5 2.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6z',
}

/** The shape of a band; its name stands beside it. */
export function bandSign(band: HealthBand): Markup {
  return html`<svg class="sign band-${band}" viewBox="0 0 10 10" aria-hidden="true"><path d="${shapes[band]}"/></svg>`
}

export const bandName = (band: HealthBand): Markup =>
  html`<span class="state">${bandSign(band)}${bandLabels[band]}</span>`
