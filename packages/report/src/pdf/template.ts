import { onPaper } from './picture.ts'

/**
 * The pages, in typst: everything it sets comes as data in `sys.inputs.document`, so that no name in the data is
 * ever read as markup.
 */
export const template = String.raw`
#let document-data = json(bytes(sys.inputs.document))
#let ink = rgb("${onPaper('ink')}")
#let ink-2 = rgb("${onPaper('ink-2')}")
#let ink-3 = rgb("${onPaper('ink-3')}")
#let line-colour = rgb("${onPaper('line')}")
#let line-strong = rgb("${onPaper('line-strong')}")

#set document(title: document-data.title, author: "Waypoint")
#set text(font: "Inter", size: 8.5pt, fill: ink, lang: "en", number-width: "tabular", hyphenate: false)
#set par(leading: 0.5em, spacing: 0.8em)
#set page(
  paper: sys.inputs.paper,
  margin: (x: 16mm, top: 16mm, bottom: 18mm),
  footer: context {
    set text(size: 7pt, fill: ink-3)
    grid(
      columns: (1fr, auto),
      document-data.facts,
      [#counter(page).display() of #counter(page).final().first()],
    )
  },
)

#show heading.where(level: 1): set text(size: 17pt, weight: 600)
#show heading.where(level: 2): set text(size: 12pt, weight: 600)
#show heading.where(level: 3): set text(size: 9pt, weight: 600)
#show heading.where(level: 2): set block(above: 2.2em, below: 0.7em)
#show heading.where(level: 3): set block(above: 1.2em, below: 0.6em)
#set strong(delta: 200)

#let inline(it) = {
  if it.kind == "text" { it.text }
  else if it.kind == "strong" { text(weight: 600, it.content.map(inline).join()) }
  else if it.kind == "small" { text(size: 7pt, fill: ink-3, it.content.map(inline).join()) }
  else if it.kind == "line" { linebreak() + it.content.map(inline).join() }
  else if it.kind == "bar" {
    h(3pt)
    box(baseline: -1pt, width: 22pt, height: 4pt, fill: line-colour, box(width: 22pt * it.share, height: 4pt, fill: ink-3))
    h(2pt)
  }
  else if it.kind == "picture" {
    let drawn = image(bytes(it.svg), format: "svg", width: it.width * 1pt, alt: it.alt)
    if it.alt == "" { box(baseline: 0.5pt, pdf.artifact(drawn)) + h(3pt) } else { box(drawn) }
  }
  else if it.kind == "list" { stack(spacing: 3.5pt, ..it.items.map(item => item.map(inline).join())) }
}

#let content(of) = if of.len() == 0 { [] } else { of.map(inline).join() }

#let table-of(it, size: 8pt) = {
  set text(size: size)
  let alignment = it.columns.map(column => if column.isFigure { right } else { left })
  let total = it.columns.len()
  let cells = ()
  for row in it.rows {
    let at = 0
    for cell in row.cells {
      let body = content(cell.content)
      if row.kind != "row" { body = text(weight: 600, body) }
      cells.push(table.cell(
        breakable: false,
        colspan: cell.span,
        align: if cell.span > 1 { left } else { alignment.at(at, default: left) },
        stroke: (bottom: 0.4pt + line-colour, top: if row.kind == "sum" { 0.8pt + line-strong } else { none }),
        body,
      ))
      at += cell.span
    }
  }
  table(
    columns: it.columns.map(column => if column.weight == 0 { auto } else { column.weight * 1fr }),
    align: (x, y) => alignment.at(x, default: left) + top,
    inset: (x: 4pt, y: 4.5pt),
    stroke: none,
    table.header(
      ..it.columns.map(column => table.cell(
        stroke: (bottom: 0.8pt + line-strong),
        text(fill: ink-2, size: 7pt, column.header),
      )),
    ),
    ..cells,
  )
}

#let chart-of(it) = block(breakable: false, width: 100%, {
  show heading: set text(size: 9pt)
  show heading: set block(above: 1.2em, below: 0.6em)
  heading(level: it.rank, it.title)
  text(size: 7.5pt, fill: ink-3, it.subtitle)
  if it.key.len() > 0 {
    parbreak()
    text(size: 7pt, fill: ink-2, it.key.map(entry => box({
      box(width: 6pt, height: 6pt, fill: rgb(entry.colour))
      h(3pt)
      entry.label
      h(9pt)
    })).join())
  }
  v(4pt)
  image(bytes(it.svg), format: "svg", width: 100%, alt: it.alt)
})

#let figures-of(it) = block(breakable: false, width: 100%, above: 1.4em, grid(
  columns: (1fr,) * calc.min(4, it.items.len()),
  gutter: 12pt,
  ..it.items.map(item => {
    text(size: 7.5pt, fill: ink-3, item.label)
    linebreak()
    text(size: 13pt, weight: 600, item.value)
    if item.under != "" { linebreak() + text(size: 7.5pt, fill: ink-3, item.under) }
  }),
))

#let block-of(it, in-half: false) = {
  if it.kind == "heading" { heading(level: it.rank, it.text) }
  else if it.kind == "paragraph" { block(sticky: true, text(fill: ink-2, content(it.content))) }
  else if it.kind == "figures" { figures-of(it) }
  else if it.kind == "chart" { chart-of(it) }
  else if it.kind == "table" { table-of(it, size: if in-half { 7.5pt } else { 8pt }) }
  else if it.kind == "pair" {
    grid(
      columns: (1fr,) * it.sides.len(),
      gutter: 18pt,
      ..it.sides.map(side => side.map(each => block-of(each, in-half: true)).join()),
    )
  }
}

#for it in document-data.blocks { block-of(it) }
`
